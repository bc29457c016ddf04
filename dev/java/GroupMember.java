import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that takes `delayMs` for each record and commits after it. After `stallAfter` records it goes on polling,
 * so it stays a member, but neither takes nor commits any more: what a program stuck at one record looks like.
 */
final class GroupMember extends Thread {
  private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration JOIN = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final long delayMs;
  private final boolean commits;
  private final long stallAfter;
  private final CountDownLatch joined = new CountDownLatch(1);
  private volatile boolean stopping = false;
  private long taken = 0;

  GroupMember(Properties common, JsonNode request) {
    super("member of " + request.get("group").asText());
    topics = Wire.list(request.get("topics"), JsonNode::asText);
    delayMs = request.path("delayMs").asLong(0);
    commits = request.path("commits").asBoolean(true);
    stallAfter = request.path("stallAfter").asLong(Long.MAX_VALUE);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(Wire.with(common, settings(request)), bytes, bytes);
    setDaemon(true);
  }

  /** Returns when the group has it, or when it has ended. */
  void awaitJoined() throws InterruptedException {
    if (!joined.await(JOIN.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("The " + getName() + " did not get into its group within " + JOIN);
    }
  }

  void requestStop() {
    stopping = true;
    consumer.wakeup();
  }

  @Override
  public void run() {
    try (consumer) {
      consumer.subscribe(topics);
      while (!stopping) poll();
    } catch (WakeupException stopped) {
      // requestStop() has been called; closing leaves the group.
    } finally {
      joined.countDown();
    }
  }

  private void poll() {
    if (taken >= stallAfter) consumer.pause(consumer.assignment());
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (consumer.groupMetadata().generationId() > 0) joined.countDown();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (stopping || taken >= stallAfter) break;
      take(record, done);
    }
    if (!done.isEmpty() && commits) commit(done);
  }

  /** A commit that a rebalance refuses is no loss: whoever owns the partition next takes the records again. */
  private void commit(Map<TopicPartition, OffsetAndMetadata> done) {
    try {
      consumer.commitSync(done);
    } catch (RebalanceInProgressException | CommitFailedException | TimeoutException refused) {
      LOG.info("{}: {}", getName(), refused.getMessage());
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, OffsetAndMetadata> done) {
    taken++;
    done.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
    if (delayMs == 0) return;
    try {
      Thread.sleep(delayMs);
    } catch (InterruptedException stopped) {
      stopping = true;
    }
  }

  private static Map<String, String> settings(JsonNode request) {
    Map<String, String> settings = new HashMap<>();
    settings.put("group.id", request.get("group").asText());
    settings.put("group.protocol", Wire.text(request.get("protocol"), "classic"));
    settings.put("client.id", Wire.text(request.get("clientId"), request.get("group").asText()));
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    settings.put("max.poll.records", request.path("delayMs").asLong(0) > 0 ? "5" : "500");
    settings.putAll(Wire.strings(request.get("properties")));
    return settings;
  }
}
