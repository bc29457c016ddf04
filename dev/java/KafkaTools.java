import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Kafka's own Java clients and command-line tools behind one JSON object a line: the first line holds the properties
 * that every client gets, the others are requests `{"id":1,"method":"read",…}`, each answered by
 * `{"id":1,"result":…}` or `{"id":1,"error":"…"}`, in any order. Ends when its input ends.
 */
public final class KafkaTools {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long CLOSE_TIMEOUT_MS = 3_000;

  private final PrintStream replies;
  private final ToolRunner tools;
  private final Administration administration;
  private final Production production;
  private final Reading reading;
  private final GroupMembers members;

  private KafkaTools(PrintStream replies, ToolRunner tools, Properties common) {
    this.replies = replies;
    this.tools = tools;
    this.administration = new Administration(common);
    this.production = new Production(common);
    this.reading = new Reading(common);
    this.members = new GroupMembers(common);
  }

  public static void main(String[] args) throws Exception {
    PrintStream replies = System.out;
    ToolRunner tools = new ToolRunner();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    KafkaTools program = new KafkaTools(replies, tools, commonProperties(JSON.readTree(lines.readLine())));
    ExecutorService threads = Executors.newCachedThreadPool();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode request = JSON.readTree(line);
      threads.execute(() -> program.answer(request));
    }
    Thread closing = new Thread(program::close);
    closing.start();
    closing.join(CLOSE_TIMEOUT_MS);
    Runtime.getRuntime().halt(0);
  }

  private void answer(JsonNode request) {
    Map<String, Object> reply;
    try {
      Object result = perform(request);
      reply = Wire.row("id", request.get("id"), "result", result);
    } catch (Throwable failure) {
      reply = Wire.row("id", request.get("id"), "error", describe(failure));
    }
    send(reply);
  }

  private Object perform(JsonNode request) throws Exception {
    String method = request.get("method").asText();
    return switch (method) {
      case "tool" -> tools.run(request);
      case "createTopics" -> administration.createTopics(request);
      case "deleteTopics" -> administration.deleteTopics(request);
      case "offsets" -> administration.offsets(request);
      case "commitOffsets" -> administration.commitOffsets(request);
      case "committedOffsets" -> administration.committedOffsets(request);
      case "produce" -> production.produce(request);
      case "endTransaction" -> production.endTransaction(request);
      case "read" -> reading.read(request);
      case "startMember" -> members.start(request);
      case "stopMember" -> members.stop(request);
      default -> throw new IllegalArgumentException("No such method: " + method);
    };
  }

  private void send(Map<String, Object> reply) {
    try {
      byte[] line = JSON.writeValueAsBytes(reply);
      synchronized (replies) {
        replies.write(line);
        replies.write('\n');
        replies.flush();
      }
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void close() {
    members.stopAll();
    production.close();
    administration.close();
  }

  private static String describe(Throwable failure) {
    Throwable cause = failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static Properties commonProperties(JsonNode node) {
    Properties properties = new Properties();
    Wire.strings(node).forEach(properties::setProperty);
    return properties;
  }
}
