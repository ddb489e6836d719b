package dev.muster.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the log has of a start. */
class StartTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final String PAGE = "https://app.example.com/join";

    private final MemoryStorage storage = MemoryStorage.create();

    @AfterEach
    void forgetLog() {
        CaughtLog.end();
    }

    @Test
    @DisplayName("warns of open invites whose key is not configured, with their number, and of nothing once it is")
    void unknownKeys() {
        LinkKey lost = LinkKey.fromBytes(new byte[32]);
        byte[] other = new byte[32];
        other[0] = 1;
        InviteLinks fresh = InviteLinks.to(PAGE, LinkKey.fromBytes(other));
        Muster before = muster(InviteLinks.to(PAGE, lost));
        TeamId team = before.teams()
                .create(SYSTEM, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();
        before.invites()
                .send(
                        SYSTEM,
                        team,
                        NewInvite.to("ben@example.com").role("member").withoutMail());
        before.invites()
                .send(
                        SYSTEM,
                        team,
                        NewInvite.to("cem@example.com").role("member").withoutMail());
        before.invites()
                .revoke(
                        SYSTEM,
                        team,
                        before.invites()
                                .send(
                                        SYSTEM,
                                        team,
                                        NewInvite.to("dan@example.com")
                                                .role("member")
                                                .withoutMail())
                                .id());

        assertThat(warningsAtStart(fresh)).singleElement().asString().contains("2 open invites");
        assertThat(warningsAtStart(fresh.andEarlier(lost))).isEmpty();
    }

    private List<String> warningsAtStart(InviteLinks links) {
        CaughtLog.begin();
        try (Muster muster = muster(links)) {
            muster.start();
        }
        return CaughtLog.end().stream().filter(line -> line.startsWith("WARN")).toList();
    }

    private Muster muster(InviteLinks links) {
        return Muster.builder(storage).links(links).build();
    }
}
