import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.protocol.Readable;

/**
 * Kafka's own reading and writing of its messages: a line `MetadataRequest 13 <hex>` is read by Kafka's class of that
 * name and version and written again; the answer is what it wrote, or `error …`.
 */
public final class Reference {
  public static void main(String[] args) throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] parts = line.split(" ", -1);
      try {
        System.out.println(rewrite(parts[0], Short.parseShort(parts[1]), HexFormat.of().parseHex(parts[2])));
      } catch (Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        System.out.println("error " + cause.toString().replace('\n', ' '));
      }
    }
  }

  private static String rewrite(String name, short version, byte[] bytes) throws Exception {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Class<?> type = Class.forName("org.apache.kafka.common.message." + name + "Data");
    Message message =
        (Message) type.getConstructor(Readable.class, short.class).newInstance(new ByteBufferAccessor(in), version);
    if (in.hasRemaining()) return "error " + in.remaining() + " bytes are left over";
    ByteBuffer out = MessageUtil.toByteBufferAccessor(message, version).buffer();
    byte[] written = new byte[out.remaining()];
    out.get(written);
    return HexFormat.of().formatHex(written);
  }
}
