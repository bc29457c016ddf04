import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;

/** Runs the main method of Kafka's command-line tools in this JVM, one at a time, and gives what they printed. */
final class ToolRunner {
  private final Redirected out = new Redirected();
  private final Redirected err = new Redirected();
  private volatile Outcome outcome;

  /** A tool's exit, thrown so that it gets no further. An Error, because tools catch exceptions. */
  private static final class ToolExit extends Error {
    private static final long serialVersionUID = 1L;

    ToolExit() {
      super("exit", null, false, false);
    }
  }

  private record Outcome(int exit, String out, String err) {}

  /** Scala's and the tools' classes keep the first System.out that they see, so it is replaced once and for all. */
  ToolRunner() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    Exit.setExitProcedure(this::exited);
    Exit.setHaltProcedure(this::exited);
    Exit.setShutdownHookAdder((name, hook) -> {});
  }

  synchronized Map<String, Object> run(JsonNode request) throws Exception {
    List<String> command = Wire.list(request.get("command"), JsonNode::asText);
    System.setIn(new ByteArrayInputStream(Wire.text(request.get("input"), "").getBytes(StandardCharsets.UTF_8)));
    out.start();
    err.start();
    outcome = null;
    try {
      String[] args = command.subList(1, command.size()).toArray(String[]::new);
      Class.forName(command.get(0)).getMethod("main", String[].class).invoke(null, (Object) args);
      keep(0);
    } catch (InvocationTargetException failure) {
      if (outcome == null && !(failure.getCause() instanceof ToolExit)) failure.getCause().printStackTrace(System.err);
      keep(1);
    }
    return Wire.row("exit", outcome.exit(), "out", outcome.out(), "err", outcome.err());
  }

  private void exited(int status, String message) {
    keep(status);
    throw new ToolExit();
  }

  /** Only the first exit counts: a handler around it may report the Error that ended the tool, and exit again. */
  private void keep(int status) {
    if (outcome == null) outcome = new Outcome(status, out.text(), err.text());
  }

  private static final class Redirected extends OutputStream {
    private ByteArrayOutputStream target = new ByteArrayOutputStream();

    synchronized void start() {
      target = new ByteArrayOutputStream();
    }

    synchronized String text() {
      return target.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
      target.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      target.write(bytes, offset, length);
    }
  }
}
