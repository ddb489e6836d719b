package dev.muster.internal.erasure;

import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.LastOwner;
import dev.muster.model.Actor;
import dev.muster.model.AddressKey;
import dev.muster.model.EmailAddress;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Erases a person from all teams. First their addresses go, then they do: so whenever it breaks, what is left of them in
 * the history still tells which addresses were theirs, and calling it again does the rest.
 */
public final class Erase {

    private final Gate gate;
    private final Whereabouts whereabouts;
    private final @Nullable AddressKey key;

    public Erase(Gate gate, @Nullable AddressKey key) {
        this.gate = gate;
        this.whereabouts = new Whereabouts(gate);
        this.key = key;
    }

    /** Answers in how many teams there was something to be erased. */
    public int erase(Actor actor, UserId user) {
        Objects.requireNonNull(user, "user");
        AddressKey known = requireKey(actor);
        Set<UserId> users = Set.of(user);
        refuseLastOwners(users);
        return erase(actor, known, users, whereabouts.addresses(user)).size();
    }

    /** The same for whoever has this address now, and for the invites to it. */
    public int erase(Actor actor, EmailAddress email) {
        Objects.requireNonNull(email, "email");
        AddressKey known = requireKey(actor);
        Set<TeamId> teams = whereabouts.teams(email);
        Set<UserId> users = membersWith(email, teams);
        refuseLastOwners(users);
        Set<EmailAddress> addresses = new LinkedHashSet<>(Set.of(email));
        users.forEach(user -> addresses.addAll(whereabouts.addresses(user)));
        Set<TeamId> changed = erase(actor, known, users, addresses);
        // Who has accepted an invite meanwhile. No other one can be: there is none left.
        Set<UserId> late = membersWith(email, teams);
        changed.addAll(erase(actor, known, late, Set.of(email)));
        return changed.size();
    }

    private Set<TeamId> erase(Actor actor, AddressKey known, Set<UserId> users, Set<EmailAddress> addresses) {
        Set<TeamId> changed = new LinkedHashSet<>();
        for (EmailAddress email : addresses) {
            for (TeamId team : whereabouts.teams(email)) {
                if (!belongsToAnother(team, email, users)
                        && run(actor, team, new Pseudonyms(known, null, Set.of(email), users))) {
                    changed.add(team);
                }
            }
        }
        for (UserId user : users) {
            for (TeamId team : whereabouts.teams(user)) {
                Set<EmailAddress> theirs = addresses.stream()
                        .filter(email -> !belongsToAnother(team, email, users))
                        .collect(Collectors.toUnmodifiableSet());
                if (run(actor, team, new Pseudonyms(known, user, theirs, Set.of()))) {
                    changed.add(team);
                }
            }
        }
        return changed;
    }

    private boolean run(Actor actor, TeamId team, Pseudonyms names) {
        return new TeamErasure(gate, actor, team, names).run();
    }

    /** Before anything is written anywhere. A team that loses its other owners after this is refused when its turn comes. */
    private void refuseLastOwners(Set<UserId> users) {
        List<TeamId> resting = new ArrayList<>();
        Set<TeamId> teams = new LinkedHashSet<>();
        users.forEach(user -> teams.addAll(whereabouts.teams(user)));
        for (TeamId team : teams) {
            Boolean rests = gate.peek(team, view -> LastOwner.restsOn(view.reader(), view.roles(), users));
            if (Boolean.TRUE.equals(rests)) {
                resting.add(team);
            }
        }
        if (!resting.isEmpty()) {
            throw lastOwner(resting);
        }
    }

    static MusterException lastOwner(List<TeamId> teams) {
        return MusterException.of(
                        Reason.LAST_OWNER,
                        "some teams have no other active owner for good: give somebody else the owner role, or delete them")
                .with("teams", teams.stream().map(TeamId::toString).sorted().collect(Collectors.joining(",")));
    }

    /** Another member has it as well: then it is not for one of the two to have it erased there. */
    private boolean belongsToAnother(TeamId team, EmailAddress email, Set<UserId> users) {
        return !users.containsAll(whereabouts.membersWith(email, team));
    }

    private Set<UserId> membersWith(EmailAddress email, Set<TeamId> teams) {
        Set<UserId> users = new LinkedHashSet<>();
        teams.forEach(team -> users.addAll(whereabouts.membersWith(email, team)));
        return users;
    }

    private AddressKey requireKey(Actor actor) {
        if (!Objects.requireNonNull(actor, "actor").isSystem()) {
            throw MusterException.of(Reason.SYSTEM_ONLY, "only a system actor does this");
        }
        AddressKey known = key;
        if (known == null) {
            throw new IllegalStateException("give the builder an addressKey: pseudonyms are made with it");
        }
        return known;
    }
}
