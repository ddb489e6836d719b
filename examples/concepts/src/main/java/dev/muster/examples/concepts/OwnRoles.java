package dev.muster.examples.concepts;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Person;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleEdit;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.io.PrintStream;

/** Permissions and roles of one's own: in code for all teams, and at run time for one. */
public final class OwnRoles {

    private OwnRoles() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Muster muster = Muster.builder(MemoryStorage.create())
                .permissions(
                        PermissionCatalog.of("invoice:read", "See invoices").and("invoice:approve", "Approve invoices"))
                // "invoice:*" also covers what is declared later
                .roles(RoleCatalog.standard().role("accountant", "Accountant", "members:read", "invoice:*"))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();
        Actor ann = Actor.user("ann");
        TeamId acme = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();

        // made by the people of one team, in a form with check boxes
        Role clerk = muster.roles().make(ann, acme, NewRole.named("Clerk").permissions("invoice:read"));
        NewMember ben =
                NewMember.of(Person.of("ben", "ben@example.com"), clerk.id().value());
        muster.members().addMember(Actor.system("example"), acme, ben);

        UserId who = UserId.of("ben");
        Permission approve = Permission.of("invoice:approve");
        out.println("May Ben approve invoices? " + muster.access().can(who, acme, approve));
        muster.roles().edit(ann, acme, clerk.id(), RoleEdit.of().includes("accountant"));
        out.println(
                "And now that clerks are accountants, too? " + muster.access().can(who, acme, approve));
        out.println("Why? "
                + muster.access().explain(who, acme, approve).grounds().get(0).pattern());
    }
}
