import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic with Kafka's Java consumer, from its beginning to the end that it has when the reading starts. */
final class Reading {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Properties common;

  Reading(Properties common) {
    this.common = common;
  }

  List<Map<String, Object>> read(JsonNode request) {
    Map<String, String> settings =
        Map.of(
            "isolation.level", Wire.text(request.get("isolation"), "read_uncommitted"),
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(Wire.with(common, settings), bytes, bytes)) {
      List<TopicPartition> partitions = partitions(consumer, request);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readTo(consumer, consumer.endOffsets(partitions));
    }
  }

  private static List<Map<String, Object>> readTo(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) records.add(record);
      }
    }
    records.sort(
        Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return records.stream().map(Reading::toRow).toList();
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, JsonNode request) {
    String topic = request.get("topic").asText();
    List<Integer> chosen = Wire.list(request.get("partitions"), JsonNode::asInt);
    return consumer.partitionsFor(topic).stream()
        .filter(info -> chosen.isEmpty() || chosen.contains(info.partition()))
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static Map<String, Object> toRow(ConsumerRecord<byte[], byte[]> record) {
    List<String[]> headers = new ArrayList<>();
    for (Header header : record.headers()) headers.add(new String[] {header.key(), Wire.base64(header.value())});
    return Wire.row(
        "partition", record.partition(),
        "offset", String.valueOf(record.offset()),
        "timestamp", String.valueOf(record.timestamp()),
        "timestampType", record.timestampType().name,
        "key", Wire.base64(record.key()),
        "value", Wire.base64(record.value()),
        "headers", headers);
  }
}
