package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewTeam;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Person;
import dev.muster.model.RoleCatalog;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Storage;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of docs/permissions.md. */
class PermissionsCodeTest {

    private final List<Object> shown = new ArrayList<>();

    private void show(Object... what) {
        shown.addAll(List.of(what));
    }

    private static MusterException refusalOf(ThrowingCallable call) {
        return catchThrowableOfType(MusterException.class, call);
    }

    @Test
    @DisplayName("permissions and roles are declared in code")
    void declared() {
        Storage storage = MemoryStorage.create();
        InviteLinks links = InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral());
        // snippet: permissions-short
        Muster muster = Muster.builder(storage)
                .permissions(PermissionCatalog.of("invoice:read", "See invoices") // yours; Muster's own nine are there
                        .and("invoice:approve", "Approve invoices"))
                .roles(RoleCatalog.standard() // owner, admin, member
                        .grant("admin", "invoice:*")
                        .role("success", "Customer Success", "members:read", "invoice:read"))
                .links(links)
                .build();
        // end
        Actor ann = Actor.user("u-1");
        Person owner = Person.of("u-1", "ann@example.com");
        TeamId acme =
                muster.teams().create(ann, NewTeam.named("Acme").owner(owner)).id();
        assertThat(muster.access().permissionsOf(UserId.of("u-1"), acme)).hasSize(11);
        assertThat(muster.roles().list(ann, acme)).hasSize(4);
    }

    @Test
    @DisplayName("a call asks about its actor, and access() about whom it is told to")
    void asked() {
        Host host = Host.withBen();
        Muster muster = host.muster;
        Actor ann = host.ann;
        UserId annId = UserId.of("u-1");
        UserId ben = Host.BEN;
        TeamId acme = host.acme;
        // snippet: permissions-two-ways
        // Muster's own calls name who acts, and ask by themselves:
        // may Ann edit members, and has she what "success" gives?
        muster.members().edit(ann, acme, ben, MemberEdit.of().roles("success"));

        // Your own code asks about a user. There is no actor here: nobody needs a permission to ask.
        boolean may = muster.access().can(ben, acme, Permission.of("invoice:read"));
        muster.access().require(ben, acme, Permission.of("invoice:read")); // the same as an exception

        // What is refused says why, and what is missing.
        MusterException refusal = refusalOf(() -> muster.members().remove(Actor.user(ben), acme, annId));
        show(refusal.reason(), refusal.missing()); // PERMISSION_MISSING, [members:remove]
        // end
        assertThat(may).isTrue();
        assertThat(shown).containsExactly(Reason.PERMISSION_MISSING, List.of(PermissionPattern.of("members:remove")));
    }
}
