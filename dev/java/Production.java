import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes with Kafka's Java producer. Producers are kept by their settings; a transactional id has one at a time. */
final class Production {
  private final Properties common;
  private final Map<Map<String, String>, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();
  private final Map<String, Map<String, String>> settingsOfTransactional = new HashMap<>();

  Production(Properties common) {
    this.common = common;
  }

  /** One batch per partition and call, unless a record set is larger than `batch.size`. */
  synchronized List<Map<String, Object>> produce(JsonNode request) throws Exception {
    String transactionalId = Wire.text(request.get("transactionalId"), null);
    KafkaProducer<byte[], byte[]> producer = producer(settings(request, transactionalId), transactionalId);
    if (transactionalId != null && !request.path("continued").asBoolean()) producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (JsonNode record : request.get("records")) sent.add(producer.send(toRecord(record)));
    producer.flush();
    List<Map<String, Object>> written = new ArrayList<>();
    for (Future<RecordMetadata> future : sent) written.add(toRow(future.get()));
    if (transactionalId != null) end(producer, request.get("outcome").asText());
    return written;
  }

  synchronized Object endTransaction(JsonNode request) {
    String id = request.get("transactionalId").asText();
    end(producers.get(settingsOfTransactional.get(id)), request.get("outcome").asText());
    return null;
  }

  /** Not synchronized, so that a call that waits for a dead broker does not hold up the end of the program. */
  void close() {
    for (KafkaProducer<byte[], byte[]> producer : producers.values()) producer.close(Duration.ZERO);
  }

  private static void end(KafkaProducer<byte[], byte[]> producer, String outcome) {
    switch (outcome) {
      case "commit" -> producer.commitTransaction();
      case "abort" -> producer.abortTransaction();
      case "open" -> {}
      default -> throw new IllegalArgumentException("No such outcome: " + outcome);
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, String> settings, String transactionalId) {
    Map<String, String> earlier = settingsOfTransactional.get(transactionalId);
    if (earlier != null && !earlier.equals(settings)) producers.remove(earlier).close();
    if (transactionalId != null) settingsOfTransactional.put(transactionalId, settings);
    return producers.computeIfAbsent(settings, this::open);
  }

  private KafkaProducer<byte[], byte[]> open(Map<String, String> settings) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Wire.with(common, settings), bytes, bytes);
    if (settings.containsKey("transactional.id")) producer.initTransactions();
    return producer;
  }

  private static Map<String, String> settings(JsonNode request, String transactionalId) {
    Map<String, String> settings = new HashMap<>();
    settings.put("compression.type", Wire.text(request.get("compression"), "none"));
    settings.put("linger.ms", "10000");
    settings.put("batch.size", "1000000");
    settings.put("max.request.size", "100000000");
    settings.put("delivery.timeout.ms", "60000");
    if (transactionalId != null) settings.put("transactional.id", transactionalId);
    settings.putAll(Wire.strings(request.get("properties")));
    return settings;
  }

  private static ProducerRecord<byte[], byte[]> toRecord(JsonNode node) {
    RecordHeaders headers = new RecordHeaders();
    for (JsonNode header : node.path("headers")) headers.add(header.get(0).asText(), Wire.bytes(header.get(1)));
    return new ProducerRecord<>(
        node.get("topic").asText(),
        Wire.integer(node.get("partition")),
        Wire.number(node.get("timestamp")),
        Wire.bytes(node.get("key")),
        Wire.bytes(node.get("value")),
        headers);
  }

  private static Map<String, Object> toRow(RecordMetadata written) {
    return Wire.row(
        "partition", written.partition(),
        "offset", String.valueOf(written.offset()),
        "timestamp", String.valueOf(written.timestamp()));
  }
}
