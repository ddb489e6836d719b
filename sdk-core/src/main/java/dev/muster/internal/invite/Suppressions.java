package dev.muster.internal.invite;

import dev.muster.internal.change.Gate;
import dev.muster.internal.link.Token;
import dev.muster.model.Actor;
import dev.muster.model.AddressKey;
import dev.muster.model.EmailAddress;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.StorageException;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.WorkTransaction;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who wants no more mail from this system. Their mail fails like that to an address which cannot be reached: who invites
 * them does not learn more, and never that it went out.
 */
public final class Suppressions {

    private final Gate gate;
    private final LinkCheck check;
    private final @Nullable AddressKey key;

    public Suppressions(Gate gate, LinkCheck check, @Nullable AddressKey key) {
        this.gate = gate;
        this.check = check;
        this.key = key;
    }

    /**
     * For who was mailed the newest link, whatever became of the invite. A link that may have been seen by others, who
     * made the invite among them, silences nobody.
     */
    public void suppress(String token) {
        Token parsed = Token.parse(token);
        check.requireAuthentic(gate, parsed);
        StoredInvite row = gate.find(parsed.team(), reader -> reader.invites().find(parsed.invite()));
        if (row == null) {
            throw Token.unknown();
        }
        if (!row.mailboxOnly() || !parsed.isOf(row.generation(), row.keyId())) {
            throw MusterException.of(
                    Reason.MAILBOX_NOT_PROVEN,
                    "this link may have been seen by others, or a newer one was mailed; take the one in the newest mail");
        }
        suppress(row.invite().email());
    }

    public void suppress(Actor actor, EmailAddress email) {
        Objects.requireNonNull(email, "email");
        requireSystem(actor);
        suppress(email);
    }

    private void suppress(EmailAddress email) {
        String subject = key().hash(email);
        write(work -> work.suppress(subject, gate.now()));
    }

    public void allow(Actor actor, EmailAddress email) {
        Objects.requireNonNull(email, "email");
        requireSystem(actor);
        String subject = key().hash(email);
        write(work -> work.allow(subject));
    }

    /** Whether mail to this address is to fail. */
    public boolean has(EmailAddress email) {
        AddressKey known = key;
        return known != null && gate.scan(scanner -> scanner.suppressed(known.hash(email)));
    }

    /** Once more where it is not known whether it was done: twice is the same. */
    private void write(Consumer<WorkTransaction> write) {
        try {
            writeOnce(write);
        } catch (StorageException.OutcomeUnknown e) {
            writeOnce(write);
        }
    }

    private void writeOnce(Consumer<WorkTransaction> write) {
        gate.work(work -> {
            write.accept(work);
            return write;
        });
    }

    private AddressKey key() {
        AddressKey known = key;
        if (known == null) {
            throw new IllegalStateException("give the builder an addressKey: people are known by it who want no mail");
        }
        return known;
    }

    private static void requireSystem(Actor actor) {
        if (!Objects.requireNonNull(actor, "actor").isSystem()) {
            throw MusterException.of(Reason.SYSTEM_ONLY, "only a system actor does this");
        }
    }
}
