import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/** How values look in JSON: bytes as base64, 64-bit numbers as decimal strings, absent as null. */
final class Wire {
  private Wire() {}

  static byte[] bytes(JsonNode node) {
    return absent(node) ? null : Base64.getDecoder().decode(node.asText());
  }

  static String base64(byte[] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  static Long number(JsonNode node) {
    return absent(node) ? null : Long.valueOf(node.asText());
  }

  static Integer integer(JsonNode node) {
    return absent(node) ? null : node.asInt();
  }

  static String text(JsonNode node, String otherwise) {
    return absent(node) ? otherwise : node.asText();
  }

  static Map<String, String> strings(JsonNode node) {
    Map<String, String> strings = new TreeMap<>();
    if (!absent(node)) node.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }

  static <T> List<T> list(JsonNode node, Function<JsonNode, T> convert) {
    List<T> list = new ArrayList<>();
    if (!absent(node)) node.forEach(item -> list.add(convert.apply(item)));
    return list;
  }

  static Map<String, Object> row(Object... keysAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) row.put((String) keysAndValues[i], keysAndValues[i + 1]);
    return row;
  }

  static Properties with(Properties common, Map<String, String> more) {
    Properties all = new Properties();
    all.putAll(common);
    all.putAll(more);
    return all;
  }

  private static boolean absent(JsonNode node) {
    return node == null || node.isNull();
  }
}
