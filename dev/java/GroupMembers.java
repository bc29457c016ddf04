import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The consumers that run in the background, each a member of a group. */
final class GroupMembers {
  private final Properties common;
  private final Map<Integer, GroupMember> running = new HashMap<>();
  private int lastId = 0;

  GroupMembers(Properties common) {
    this.common = common;
  }

  int start(JsonNode request) throws InterruptedException {
    GroupMember member = new GroupMember(common, request);
    int id;
    synchronized (this) {
      id = ++lastId;
      running.put(id, member);
    }
    member.start();
    member.awaitJoined();
    return id;
  }

  Object stop(JsonNode request) throws InterruptedException {
    GroupMember member;
    synchronized (this) {
      member = running.remove(request.get("member").asInt());
    }
    if (member == null) throw new IllegalArgumentException("No such member: " + request.get("member"));
    member.requestStop();
    member.join();
    return null;
  }

  void stopAll() {
    List<GroupMember> members;
    synchronized (this) {
      members = new ArrayList<>(running.values());
    }
    members.forEach(GroupMember::requestStop);
    for (GroupMember member : members) {
      try {
        member.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
