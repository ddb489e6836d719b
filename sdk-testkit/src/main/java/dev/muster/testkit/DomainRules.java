package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.Domains;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Kind;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewMember;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Person;
import dev.muster.model.TeamEdit;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From which mail domains people come into a team. */
interface DomainRules extends RulesPart {

    Domains ELSEWHERE = Domains.only("example.org");

    private static void set(Scene on, Domains domains) {
        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().domains(domains));
    }

    private static String at(String domain) {
        return Scene.user("ben").value() + "@" + domain;
    }

    /** What Ann may do with the one invite. */
    private static Set<PeopleAction> actions(Scene on) {
        return on.muster.members().people(on.ann, on.id(), PeopleQuery.all()).items().stream()
                .filter(row -> row.invite() != null)
                .findAny()
                .orElseThrow()
                .actions();
    }

    @Test
    @DisplayName("a team may let in some domains only, or refuse some: whole domains, whatever their spelling")
    default void domainsJudged() {
        Scene on = Scene.on(subject());
        set(on, new Domains(Set.of("example.com", "bücher.example", "bad.example"), Set.of("bad.example")));

        on.send(on.ann, at("EXAMPLE.com"), "member");
        on.send(on.ann, at("xn--bcher-kva.example"), "member");
        for (String other : new String[] {"sub.example.com", "anexample.com", "example.com.org", "bad.example"}) {
            MusterException refusal = on.refused(Reason.DOMAIN_REFUSED, () -> on.send(on.ann, at(other), "member"));
            assertThat(refusal.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(refusal.details()).containsEntry("domain", other);
        }

        set(on, Domains.ANY.refusing("example.com"));
        on.refused(Reason.DOMAIN_REFUSED, () -> on.send(on.ann, at("example.com"), "member"));
        on.send(on.ann, at("sub.example.com"), "member");
        set(on, Domains.ANY);
        on.send(on.ann, at("example.com"), "member");
    }

    @Test
    @DisplayName("what a team lets in is part of it, changed by those who may edit it, and recorded")
    default void domainsOfATeam() {
        Scene on = Scene.on(subject());
        assertThat(on.now().domains()).isEqualTo(Domains.ANY);
        set(on, ELSEWHERE.refusing("example.net"));
        assertThat(on.now().domains()).isEqualTo(ELSEWHERE.refusing("example.net"));
        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name("Acme Ltd"));
        assertThat(on.now().domains()).isEqualTo(ELSEWHERE.refusing("example.net"));
        assertThat(on.heard.stream().flatMap(event -> event.changes().stream()))
                .anyMatch(change -> change.field().equals("domains.allowed") && "example.org".equals(change.after()))
                .anyMatch(change -> change.field().equals("domains.refused") && "example.net".equals(change.after()));
        Actor member = Actor.user(on.muster
                .members()
                .addMember(Scene.SYSTEM, on.id(), NewMember.of(Person.of(Scene.user("m"), at("example.org")), "member"))
                .user());
        on.refused(
                Reason.PERMISSION_MISSING,
                () -> on.muster.teams().edit(member, on.id(), TeamEdit.of().domains(Domains.ANY)));
    }

    @Test
    @DisplayName("every way in is judged: send, RESEND, REPLACE, resend, a new expiry, adding, for system actors too")
    default void domainsOnEveryPath() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        set(on, ELSEWHERE);
        on.clock.advance(Duration.ofMinutes(2));

        for (Actor actor : new Actor[] {on.ann, Scene.SYSTEM}) {
            for (IfPending policy : IfPending.values()) {
                NewInvite again =
                        NewInvite.to(Scene.address(ben)).role("member").ifPending(policy);
                on.refused(Reason.DOMAIN_REFUSED, () -> on.muster.invites().send(actor, on.id(), again));
            }
            on.refused(Reason.DOMAIN_REFUSED, () -> on.muster.invites().resend(actor, on.id(), invite.id()));
            on.refused(
                    Reason.DOMAIN_REFUSED,
                    () -> on.muster
                            .invites()
                            .edit(actor, on.id(), invite.id(), InviteEdit.of().expiresIn(Duration.ofDays(1))));
        }
        on.refused(Reason.DOMAIN_REFUSED, () -> on.joined("joe", "member"));
        on.muster.invites().edit(on.ann, on.id(), invite.id(), InviteEdit.of().name("Ben"));
        on.muster.invites().revoke(on.ann, on.id(), invite.id());
    }

    @Test
    @DisplayName("it is judged again at accept, by link, from the list and with account set-up; then nobody is made")
    default void domainsAtAccept() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        VerifiedUser verified = Scene.verified(ben);
        Invite invite = on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        set(on, ELSEWHERE);

        on.refused(Reason.DOMAIN_REFUSED, () -> on.muster.invites().accept(token, verified));
        on.refused(Reason.DOMAIN_REFUSED, () -> on.muster.invites().accept(on.id(), invite.id(), verified));
        on.refused(
                Reason.DOMAIN_REFUSED,
                () -> on.muster.invites().accept(token, row -> {
                    throw new AssertionError("an account is made");
                }));
        set(on, Domains.ANY);
        assertThat(on.muster.invites().accept(token, verified).outcome()).isEqualTo(Outcome.JOINED);
    }

    @Test
    @DisplayName("who is in stays in, and may accept another invite")
    default void domainsLeaveMembers() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.joined("cem", "member");
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(Person.of(ben, at("example.org")), "member"));
        on.invite(on.ann, ben, "admin");
        String token = on.token(ben);
        set(on, ELSEWHERE);
        assertThat(on.muster.invites().accept(token, Scene.verified(ben)).outcome())
                .isEqualTo(Outcome.ALREADY_MEMBER);
        on.muster.members().updatePerson(Scene.SYSTEM, Person.of(ben, at("example.net")));
    }

    @Test
    @DisplayName("a link that is asked for is not granted, and the row of the Users page offers no resend")
    default void domainsOfLinkRequests() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        on.clock.advance(Duration.ofDays(8));
        on.muster.invites().requestLink(token);
        assertThat(actions(on)).contains(PeopleAction.RESEND_INVITE, PeopleAction.GRANT_LINK_REQUEST);
        set(on, ELSEWHERE);

        on.refused(Reason.DOMAIN_REFUSED, () -> on.muster.invites().grantLinkRequest(on.ann, on.id(), invite.id()));
        assertThat(actions(on))
                .doesNotContain(PeopleAction.RESEND_INVITE, PeopleAction.GRANT_LINK_REQUEST)
                .contains(PeopleAction.DISMISS_LINK_REQUEST);
    }
}
