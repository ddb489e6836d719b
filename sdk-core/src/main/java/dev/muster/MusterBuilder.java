package dev.muster;

import dev.muster.model.AddressKey;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LostAuthority;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.RoleCatalog;
import dev.muster.spi.DeliveryCounters;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import dev.muster.spi.Storage;
import dev.muster.spi.TeamListener;
import dev.muster.spi.TeamPolicy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Configures a {@link Muster}. Only the storage and the links have no default. Not thread-safe. */
public final class MusterBuilder {

    final Storage storage;
    final List<TeamPolicy> policies = new ArrayList<>();
    final List<TeamListener> listeners = new ArrayList<>();
    private final EnumSet<Notification.Kind> muted = EnumSet.noneOf(Notification.Kind.class);
    PermissionCatalog permissions = PermissionCatalog.builtInOnly();
    RoleCatalog roles = RoleCatalog.standard();
    LostAuthority lostAuthority = LostAuthority.REFUSE;
    Limits limits = Limits.defaults();
    Clock clock = Clock.systemUTC();

    @Nullable
    InviteLinks links;

    @Nullable
    Notifier notifier;

    @Nullable
    DeliveryCounters counters;

    @Nullable
    AddressKey addressKey;

    MusterBuilder(Storage storage) {
        this.storage = Objects.requireNonNull(storage, "storage");
    }

    /** Every permission that exists. Default: Muster's own. */
    public MusterBuilder permissions(PermissionCatalog catalog) {
        permissions = Objects.requireNonNull(catalog, "permissions");
        return this;
    }

    /** The roles of all teams. Default: {@link RoleCatalog#standard()}. */
    public MusterBuilder roles(RoleCatalog catalog) {
        roles = Objects.requireNonNull(catalog, "roles");
        return this;
    }

    /** Where links point to and what they are made with. Required. */
    public MusterBuilder links(InviteLinks inviteLinks) {
        links = Objects.requireNonNull(inviteLinks, "links");
        return this;
    }

    /**
     * What addresses are known by that are not kept, and pseudonyms are made with: needed for {@link
     * InviteService#suppress} and {@link MemberService#erase(dev.muster.model.Actor, dev.muster.model.UserId) erase}, and never to be changed.
     * Default: none.
     */
    public MusterBuilder addressKey(AddressKey key) {
        addressKey = Objects.requireNonNull(key, "addressKey");
        return this;
    }

    /** What becomes of an accept where who promised its roles could no longer give them. Default: it is refused. */
    public MusterBuilder lostAuthority(LostAuthority policy) {
        lostAuthority = Objects.requireNonNull(policy, "lostAuthority");
        return this;
    }

    /** What sends mail. Without one, invites are made and resent without mail, and their links are copied. */
    public MusterBuilder notifier(Notifier sender) {
        notifier = Objects.requireNonNull(sender, "notifier");
        return this;
    }

    /** Who counts what becomes of notifications. Default: nobody. */
    public MusterBuilder counters(DeliveryCounters deliveryCounters) {
        counters = Objects.requireNonNull(deliveryCounters, "counters");
        return this;
    }

    /**
     * One more thing that people are not told by mail. Default: they are told of everything, but reminded only if {@link
     * Limits#inviteReminder} is set.
     *
     * @throws InvalidValueException for INVITATION: an invite says for itself whether it is mailed
     */
    public MusterBuilder mute(Notification.Kind kind) {
        if (kind == Notification.Kind.INVITATION) {
            throw new InvalidValueException(
                    "mute",
                    InvalidValueException.Code.MALFORMED,
                    "invitations cannot be switched off; make an invite withoutMail()");
        }
        muted.add(Objects.requireNonNull(kind, "kind"));
        return this;
    }

    /** What is told by mail: nothing if nobody sends any. */
    Set<Notification.Kind> told() {
        return notifier == null ? Set.of() : EnumSet.complementOf(muted);
    }

    /** One more rule of the host's own. All of them are asked, in this order. */
    public MusterBuilder policy(TeamPolicy policy) {
        policies.add(Objects.requireNonNull(policy, "policy"));
        return this;
    }

    /** One more listener. All of them are told, in this order. */
    public MusterBuilder listener(TeamListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Every number that can be set. Default: {@link Limits#defaults()}. */
    public MusterBuilder limits(Limits newLimits) {
        limits = Objects.requireNonNull(newLimits, "limits");
        return this;
    }

    /** The time, of which milliseconds count. Default: the system's. */
    public MusterBuilder clock(Clock newClock) {
        clock = Objects.requireNonNull(newClock, "clock");
        return this;
    }

    /**
     * Builds it. Nothing runs before {@link Muster#start()}.
     *
     * @throws InvalidValueException if the links are missing, or a role holds a permission that is not declared
     */
    public Muster build() {
        InviteLinks given = links;
        if (given == null) {
            throw new InvalidValueException(
                    "links",
                    InvalidValueException.Code.REQUIRED,
                    "say where links point to: links(InviteLinks.to(\"https://app.example.com/join\", key))");
        }
        return new Muster(this, given);
    }
}
