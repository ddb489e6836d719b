package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamEvent;
import dev.muster.spi.Notifier;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.spi.Storage;
import dev.muster.spi.TeamListener;
import dev.muster.spi.TeamPolicy;
import dev.muster.testkit.StorageContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of docs/spi.md. */
class SpiCodeTest {

    @Test
    @DisplayName("the test of a storage")
    void storage() {
        Storage myStorage = MemoryStorage.create();
        // snippet: spi-storage-test
        class MyStorageTest extends StorageContract {

            @Override
            protected Storage storage() {
                return myStorage;
            }
        }
        // end
        assertThat(new MyStorageTest().subject()).isSameAs(myStorage);
    }

    @Test
    @DisplayName("a notifier that is not mail")
    void notifier() {
        Chat chat = new Chat();
        // snippet: spi-notifier
        Notifier notifier = notification -> {
            try {
                if (notification.kind().invites()) {
                    chat.tell(
                            notification.to().value(),
                            notification.requireLink().url());
                }
            } catch (IOException e) {
                throw DeliveryException.passing("the chat server did not answer", e); // tried again later
            }
        };
        // end
        Host host = new Host(builder -> builder.notifier(notifier));
        Invite invite = host.muster
                .invites()
                .send(host.ann, host.acme, NewInvite.to("ben@example.com").role("success"));
        host.muster.runDueWork();

        assertThat(chat.told).containsExactly("ben@example.com");
        assertThat(host.muster
                        .invites()
                        .get(host.ann, host.acme, invite.id())
                        .delivery()
                        .status())
                .isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    @DisplayName("a policy")
    void policy() {
        // snippet: spi-policy
        TeamPolicy colleaguesOnly = event -> {
            if (event.type() != EventType.INVITE_SENT) {
                return Optional.empty();
            }
            String address = EmailAddress.of(event.subject()).key();
            return address.endsWith("@acme.example") ? Optional.empty() : Optional.of("only colleagues are invited");
        };
        // end
        Host host = new Host(builder -> builder.policy(colleaguesOnly));

        assertThatThrownBy(() -> host.muster
                        .invites()
                        .send(
                                host.ann,
                                host.acme,
                                NewInvite.to("ben@example.com").role("success")))
                .hasMessage("POLICY_REFUSED: only colleagues are invited");
        assertThat(host.muster
                        .invites()
                        .send(
                                host.ann,
                                host.acme,
                                NewInvite.to("ben@ACME.example").role("success")))
                .isNotNull();
    }

    @Test
    @DisplayName("a listener")
    void listener() {
        // snippet: spi-listener
        Queue<TeamEvent> forOthers = new ConcurrentLinkedQueue<>();
        TeamListener listener = forOthers::add; // fast, and no exception: it runs on the thread of the call
        // end
        Host host = new Host(builder -> builder.listener(listener));

        assertThat(host.acme).isEqualTo(forOthers.element().team());
    }

    /** A messenger of the host's. */
    private static final class Chat {

        private final List<String> told = new ArrayList<>();

        void tell(String whom, String what) throws IOException {
            if (what.isEmpty()) {
                throw new IOException("nothing to tell");
            }
            told.add(whom);
        }
    }
}
