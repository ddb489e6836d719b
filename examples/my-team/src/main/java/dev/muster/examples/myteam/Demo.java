package dev.muster.examples.myteam;

import dev.muster.Muster;
import dev.muster.examples.myteam.host.Account;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.page.SignInPage.Hint;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.TeamId;

/** A workspace to look at on first steps, with people whom anybody may sign in as. */
final class Demo {

    private static final String PASSWORD = "ledger-demo";
    private static final Actor DEMO = Actor.system("demonstration");

    private final Muster muster;
    private final Accounts accounts;

    Demo(Muster muster, Accounts accounts) {
        this.muster = muster;
        this.accounts = accounts;
    }

    /** Makes it unless it is there, and says who to sign in as. */
    Hint begin() {
        EmailAddress ann = EmailAddress.of("ann@example.com");
        if (accounts.withEmail(ann).isEmpty()) {
            fill(accounts.make(ann, "Ann Keller", PASSWORD));
        }
        return new Hint(ann.value(), PASSWORD);
    }

    private void fill(Account ann) {
        Actor actor = ann.actor();
        TeamId acme = muster.teams()
                .create(actor, NewTeam.named("Acme Ltd").owner(ann.person()))
                .id();
        muster.teams().create(actor, NewTeam.named("Side Project").owner(ann.person()));
        muster.roles()
                .make(
                        actor,
                        acme,
                        NewRole.named("Auditor")
                                .description("Looks, and changes nothing")
                                .permissions("members:read", "history:read", "invoice:read", "report:read"));
        member(acme, "Ben Okafor", "ben@example.com", "admin", "Lagos");
        member(acme, "Chiara Rossi", "chiara@example.com", "accountant", "Milan");
        Account dev = member(acme, "Dev Patel", "dev@example.com", "member", "Leeds");
        member(acme, "Eva Lindqvist", "eva@example.com", "accountant", "Malmö");
        member(acme, "Farid Haddad", "farid@example.com", "member", "Beirut");
        muster.members().suspend(actor, acme, dev.id());
        invite(actor, acme, "Grace Lee", "grace@example.com", "admin", "Singapore");
        invite(actor, acme, "Hugo Martín", "hugo@example.com", "member", "Madrid");
        invite(actor, acme, "", "imani@example.com", "accountant", "Nairobi");
    }

    private Account member(TeamId team, String name, String email, String role, String location) {
        Account account = accounts.make(EmailAddress.of(email), name, PASSWORD);
        muster.members()
                .addMember(DEMO, team, NewMember.of(account.person(), role).location(location));
        return account;
    }

    private void invite(Actor actor, TeamId team, String name, String email, String role, String location) {
        muster.invites()
                .send(
                        actor,
                        team,
                        NewInvite.to(email)
                                .name(name.isEmpty() ? null : name)
                                .role(role)
                                .location(location));
    }
}
