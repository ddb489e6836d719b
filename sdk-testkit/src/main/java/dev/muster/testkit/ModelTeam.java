package dev.muster.testkit;

import dev.muster.model.ActorRef;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.NewGrant;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleStatus;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a team should look like, kept by somebody who believes what the calls answer and does the rest in their head. */
final class ModelTeam {

    /** A member. */
    static final class Person {
        final String email;
        List<NewGrant> roles;
        boolean suspended;

        Person(String email, List<NewGrant> roles) {
            this.email = email;
            this.roles = roles;
        }
    }

    /** An invite that has not ended. */
    static final class Open {
        final String email;
        final ActorRef inviter;
        List<NewGrant> roles;
        Duration period;
        Instant expiresAt;
        boolean holds = true;

        Open(String email, ActorRef inviter, List<NewGrant> roles, Duration period, Instant now) {
            this.email = email;
            this.inviter = inviter;
            this.roles = roles;
            this.period = period;
            this.expiresAt = now.plus(period);
        }
    }

    final Map<UserId, Person> members = new HashMap<>();
    final Map<InviteId, Open> invites = new HashMap<>();
    boolean suspended;

    /** A new invite: one to the same address that is open ends, one that has expired gives the address up. */
    void sent(Invite invite, List<NewGrant> roles, Duration period, Instant now) {
        Open earlier = holder(invite.email().key());
        if (earlier != null && now.isBefore(earlier.expiresAt)) {
            invites.values().remove(earlier);
        } else if (earlier != null) {
            earlier.holds = false;
        }
        invites.put(invite.id(), new Open(invite.email().key(), invite.invitedBy(), roles, period, now));
    }

    /** Open for a period from now on, by resend or edit. */
    void opened(InviteId id, @Nullable Duration period, Instant now) {
        Open invite = Objects.requireNonNull(invites.get(id));
        Open holder = holder(invite.email);
        if (holder != null) {
            holder.holds = false;
        }
        invite.holds = true;
        invite.period = period == null ? invite.period : period;
        invite.expiresAt = now.plus(invite.period);
    }

    void joined(UserId user, InviteId id) {
        Open invite = Objects.requireNonNull(invites.remove(id));
        members.put(user, new Person(invite.email, invite.roles));
    }

    void added(UserId user, String email, List<NewGrant> roles) {
        invites.values().remove(holder(email));
        members.put(user, new Person(email, roles));
    }

    void gone(UserId user) {
        Person person = Objects.requireNonNull(members.remove(user));
        invites.values().remove(holder(person.email));
        invites.values().removeIf(invite -> invite.inviter.isUser(user));
    }

    void transferred(UserId from, UserId to, RoleId becomes) {
        Person former = Objects.requireNonNull(members.get(from));
        Person owner = Objects.requireNonNull(members.get(to));
        former.roles = with(former.roles, becomes);
        owner.roles = with(owner.roles, RoleId.of("owner"));
    }

    private static List<NewGrant> with(List<NewGrant> roles, RoleId role) {
        List<NewGrant> swapped = new ArrayList<>(List.of(NewGrant.of(role)));
        for (NewGrant grant : roles) {
            if (!grant.role().equals(role) && !grant.role().value().equals("owner")) {
                swapped.add(grant);
            }
        }
        return swapped;
    }

    /** What somebody has after they were given these: a role that is named alone keeps the end that it is held with. */
    static List<NewGrant> given(List<NewGrant> asked, List<NewGrant> held, Instant now) {
        return asked.stream()
                .map(grant -> held.stream()
                        .filter(one -> one.role().equals(grant.role()) && grant.until() == null && active(one, now))
                        .findFirst()
                        .orElse(grant))
                .toList();
    }

    /** Grants that have ended are cleared away where a node finds one. */
    void cleared(Instant clock, Instant now) {
        boolean found = members.values().stream()
                .anyMatch(person -> person.roles.stream().anyMatch(grant -> !active(grant, clock)));
        if (found) {
            members.values()
                    .forEach(person -> person.roles = person.roles.stream()
                            .filter(grant -> active(grant, now))
                            .toList());
        }
    }

    private static boolean active(NewGrant grant, Instant now) {
        return grant.until() == null || now.isBefore(grant.until());
    }

    private @Nullable Open holder(String email) {
        return invites.values().stream()
                .filter(invite -> invite.holds && invite.email.equals(email))
                .findFirst()
                .orElse(null);
    }

    boolean isOwner(UserId user) {
        Person person = members.get(user);
        return person != null && !person.suspended && person.roles.contains(NewGrant.of("owner"));
    }

    /** The people list as it should be. */
    Set<String> people(Instant now) {
        Set<String> people = new TreeSet<>();
        members.forEach((user, person) ->
                people.add("member " + user + (person.suspended ? " SUSPENDED " : " ACTIVE ") + text(person.roles)));
        invites.forEach((id, invite) -> {
            if (invite.holds) {
                String status = now.isBefore(invite.expiresAt) ? " INVITED " : " EXPIRED ";
                people.add("invite " + id + status + text(invite.roles));
            }
        });
        return people;
    }

    /** The people list as it is, in the same words. */
    static Set<String> people(List<PeopleEntry> entries) {
        Set<String> people = new TreeSet<>();
        for (PeopleEntry entry : entries) {
            PeopleStatus status = entry.status() == PeopleStatus.UNDELIVERED ? PeopleStatus.INVITED : entry.status();
            String who = entry.user() == null ? "invite " + entry.invite() : "member " + entry.user();
            people.add(who + " " + status + " "
                    + text(entry.roles().stream().map(RoleGrant::asNew).toList()));
        }
        return people;
    }

    /** All that this user may do. */
    Set<String> rights(UserId user, Instant now) {
        Person person = members.get(user);
        if (person == null || person.suspended) {
            return Set.of();
        }
        List<RoleId> roles = person.roles.stream()
                .filter(grant -> grant.until() == null || now.isBefore(grant.until()))
                .map(NewGrant::role)
                .toList();
        return NaiveRights.declared(roles, suspended);
    }

    /** In the order of giving, which an edit keeps. */
    private static String text(List<NewGrant> roles) {
        return roles.toString();
    }
}
