package dev.muster.testkit;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody who has left traces of every kind in many teams. */
final class Life {

    static final String OTHERS = "somebody.else@example.com";
    private static final String NAME = "Benjamin Trace";
    private static final String TEXT = "yours ever, Trace";

    private final Scene on;
    final UserId user = Scene.user("ben");
    private final UserId moved = Scene.user("moved");
    /** Whose address is theirs as well, and known only by an invite to it. */
    private final UserId second = Scene.user("second");

    final List<TeamId> teams = new ArrayList<>();
    final Invite accepted;
    final Invite pending;
    final Actor kim;

    Life(Scene on) {
        this.on = on;
        teams.add(on.id());
        Muster muster = on.muster;
        accepted = muster.invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(user))
                                .name(NAME)
                                .location("Trace Street")
                                .message("dear Trace")
                                .attributes(Map.of("nick", "Trace"))
                                .role("admin"));
        muster.runDueWork();
        on.accept(user);
        kim = on.joined("kim", "member");
        Actor ben = Actor.user(user);
        muster.members().edit(ben, on.id(), Scene.idOf(kim), MemberEdit.of().roles("success"));
        muster.members().edit(on.ann, on.id(), user, MemberEdit.of().location("Trace Road"));
        pending = muster.invites()
                .send(ben, on.id(), NewInvite.to(OTHERS).message(TEXT).role("member"));
        Invite kept = on.send(on.ann, "kept@example.com", "member");
        muster.invites().edit(ben, on.id(), kept.id(), InviteEdit.of().roles("success"));
        inOtherTeams(muster);
        muster.members()
                .updatePerson(
                        Scene.SYSTEM, Person.of(user, Scene.address(moved)).name(NAME));
    }

    private void inOtherTeams(Muster muster) {
        Team invited = add("Invited");
        Invite again = muster.invites()
                .send(
                        Scene.SYSTEM,
                        invited.id(),
                        NewInvite.to(Scene.address(user)).role("member"));
        muster.invites().decline(invited.id(), again.id(), Scene.verified(user));
        muster.invites()
                .send(
                        Scene.SYSTEM,
                        invited.id(),
                        NewInvite.to(Scene.address(moved)).name(NAME).role("member"));

        Invite aside = muster.invites()
                .send(
                        Scene.SYSTEM,
                        invited.id(),
                        NewInvite.to(Scene.address(second)).name(NAME).role("member"));
        muster.invites()
                .decline(invited.id(), aside.id(), VerifiedUser.of(user, Scene.address(user), Scene.address(second)));

        Team left = add("Left");
        muster.members()
                .addMember(
                        Scene.SYSTEM, left.id(), NewMember.of(Scene.person(user).name(NAME), "member"));
        muster.members().leave(Actor.user(user), left.id());

        Team deleted = add("Deleted");
        muster.members()
                .addMember(
                        Scene.SYSTEM,
                        deleted.id(),
                        NewMember.of(Scene.person(user).name(NAME), "member"));
        muster.teams().delete(Scene.SYSTEM, deleted.id());

        Team suspended = add("Suspended");
        Invite other = muster.invites()
                .send(
                        Scene.SYSTEM,
                        suspended.id(),
                        NewInvite.to(Scene.address(user)).role("member"));
        VerifiedUser both = Scene.verified(user);
        muster.invites().accept(suspended.id(), other.id(), both);
        muster.invites()
                .send(
                        Scene.SYSTEM,
                        suspended.id(),
                        NewInvite.to(Scene.address(moved)).role("member"));
        muster.invites()
                .send(
                        Scene.SYSTEM,
                        suspended.id(),
                        NewInvite.to(Scene.address(second)).role("member"));
        muster.teams().suspend(Scene.SYSTEM, suspended.id());
    }

    private Team add(String name) {
        Team team = on.another(name);
        teams.add(team.id());
        return team;
    }

    String[] traces() {
        return new String[] {user.value(), moved.value(), second.value(), "Trace"};
    }

    List<Snapshot> snapshots() {
        return teams.stream().map(team -> Snapshot.of(on.storage, team)).toList();
    }

    String rows() {
        return snapshots().toString();
    }
}
