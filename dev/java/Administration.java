import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** What the demo and the tests need of the admin client; everything else is one of Kafka's tools. */
final class Administration {
  private static final long KNOWN_WITHIN_NS = 20_000_000_000L;
  private static final long RETRY_MS = 50;

  private final Properties common;
  private Admin admin;

  Administration(Properties common) {
    this.common = common;
  }

  Object createTopics(JsonNode request) throws Exception {
    admin().createTopics(Wire.list(request.get("topics"), Administration::newTopic)).all().get();
    return null;
  }

  Object deleteTopics(JsonNode request) throws Exception {
    admin().deleteTopics(Wire.list(request.get("topics"), JsonNode::asText)).all().get();
    return null;
  }

  /** Where each partition's log begins and ends, and up to where read_committed readers may see. */
  List<Map<String, Object>> offsets(JsonNode request) throws Exception {
    return whenKnown(() -> offsetsOf(request.get("topic").asText()));
  }

  private List<Map<String, Object>> offsetsOf(String topic) throws Exception {
    int partitions = admin().describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
    var start = offsets(topic, partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    var end = offsets(topic, partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    var stable = offsets(topic, partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      TopicPartition at = new TopicPartition(topic, partition);
      rows.add(
          Wire.row(
              "partition", partition,
              "start", String.valueOf(start.get(at).offset()),
              "end", String.valueOf(end.get(at).offset()),
              "lastStable", String.valueOf(stable.get(at).offset())));
    }
    return rows;
  }

  Object commitOffsets(JsonNode request) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (JsonNode row : request.get("offsets")) {
      TopicPartition partition = new TopicPartition(row.get("topic").asText(), row.get("partition").asInt());
      String metadata = Wire.text(row.get("metadata"), "");
      Optional<Integer> epoch = Optional.ofNullable(Wire.integer(row.get("leaderEpoch")));
      offsets.put(partition, new OffsetAndMetadata(Wire.number(row.get("offset")), epoch, metadata));
    }
    String group = request.get("group").asText();
    return whenKnown(() -> admin().alterConsumerGroupOffsets(group, offsets).all().get());
  }

  /** What a group has committed, in order of topic and partition. */
  List<Map<String, Object>> committedOffsets(JsonNode request) throws Exception {
    String group = request.get("group").asText();
    List<Map<String, Object>> rows = new ArrayList<>();
    admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .sorted(
            Comparator.comparing((Map.Entry<TopicPartition, OffsetAndMetadata> entry) -> entry.getKey().topic())
                .thenComparing(entry -> entry.getKey().partition()))
        .forEach(
            entry ->
                rows.add(
                    Wire.row(
                        "topic", entry.getKey().topic(),
                        "partition", entry.getKey().partition(),
                        "offset", String.valueOf(entry.getValue().offset()),
                        "metadata", entry.getValue().metadata(),
                        "leaderEpoch", entry.getValue().leaderEpoch().orElse(null))));
    return rows;
  }

  /** Brokers learn of a new topic one after another; the one that is asked may not know it yet. */
  private static <T> T whenKnown(Callable<T> work) throws Exception {
    long deadline = System.nanoTime() + KNOWN_WITHIN_NS;
    while (true) {
      try {
        return work.call();
      } catch (ExecutionException failure) {
        boolean passing = failure.getCause() instanceof RetriableException;
        if (!passing || System.nanoTime() > deadline) throw failure;
        Thread.sleep(RETRY_MS);
      }
    }
  }

  synchronized void close() {
    if (admin != null) admin.close();
  }

  private synchronized Admin admin() {
    if (admin == null) admin = Admin.create(common);
    return admin;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      String topic, int partitions, OffsetSpec spec, IsolationLevel isolation) throws Exception {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) wanted.put(new TopicPartition(topic, partition), spec);
    return admin().listOffsets(wanted, new ListOffsetsOptions(isolation)).all().get();
  }

  private static NewTopic newTopic(JsonNode node) {
    Map<String, String> configs = Wire.strings(node.get("configs"));
    return emptyTopic(node.get("name").asText(), node).configs(configs);
  }

  private static NewTopic emptyTopic(String name, JsonNode node) {
    List<List<Integer>> assignments =
        Wire.list(node.get("assignments"), replicas -> Wire.list(replicas, JsonNode::asInt));
    if (assignments.isEmpty()) {
      Optional<Short> factor = Optional.ofNullable(Wire.integer(node.get("replicationFactor"))).map(Integer::shortValue);
      return new NewTopic(name, Optional.of(node.get("partitions").asInt()), factor);
    }
    Map<Integer, List<Integer>> byPartition = new HashMap<>();
    for (int partition = 0; partition < assignments.size(); partition++) {
      byPartition.put(partition, assignments.get(partition));
    }
    return new NewTopic(name, byPartition);
  }
}
