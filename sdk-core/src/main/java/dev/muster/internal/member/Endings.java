package dev.muster.internal.member;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.DueWork;
import dev.muster.internal.change.Gate;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.ExpiringGrant;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Member;
import dev.muster.model.Page;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Ending;
import dev.muster.spi.Scanner;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Grants that have an end. From that moment on they count for nothing, without any job; the job here only clears them
 * away, as a change with an event, so that the history has it and nobody sees it twice.
 */
public final class Endings {

    private static final Actor CLOCK = Actor.system("grants that end");
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Gate gate;
    private final Pages pages;
    private final DueWork work;

    public Endings(Gate gate, Pages pages) {
        this.gate = gate;
        this.pages = pages;
        this.work = new DueWork(gate, CLOCK, Scanner::withEndedGrants, Endings::clear);
    }

    /** Those of active grants that end within this time, the next one first. */
    public Slice<ExpiringGrant> list(Actor actor, TeamId team, Duration within, Page page) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(within, "within");
        Objects.requireNonNull(page, "page");
        if (within.isNegative()) {
            throw new InvalidValueException("within", InvalidValueException.Code.OUT_OF_RANGE, "must not be negative");
        }
        int size = pages.size(page);
        List<@Nullable Object> scope = List.of("expiring", team, within);
        List<String> place = pages.after(page, scope);
        Ending.Key after = place == null
                ? null
                : new Ending.Key(
                        Instant.ofEpochMilli(Long.parseLong(place.get(0))),
                        UserId.of(place.get(1)),
                        RoleId.of(place.get(2)));
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_PEOPLE);
            List<Ending> rows = view.reader().members().ending(view.now(), end(view.now(), within), after, size + 1);
            return pages.slice(rows, size, scope, Endings::place).map(Endings::shown);
        });
    }

    /** All grants end before the last moment, which a long time from now on would be past. */
    private static Instant end(Instant now, Duration within) {
        return within.compareTo(Duration.between(now, LAST)) < 0 ? now.plus(within) : LAST;
    }

    private static List<String> place(Ending row) {
        return List.of(
                String.valueOf(row.at().until().toEpochMilli()),
                row.at().user().value(),
                row.at().role().value());
    }

    private static ExpiringGrant shown(Ending row) {
        RoleGrant grant = row.member().roles().stream()
                .filter(held -> held.role().equals(row.at().role()))
                .findFirst()
                .orElseThrow();
        return new ExpiringGrant(row.at().user(), row.member().person().displayName(), grant);
    }

    /** Clears away what has ended by now. Answers how many members it did that for. */
    public int runDueWork() {
        return work.run();
    }

    private static int clear(Change change) {
        change.require(Operation.END_GRANTS);
        Map<UserId, Member> members = new LinkedHashMap<>();
        // The first moment that there is: whatever has ended, however long ago.
        for (Ending row : change.reader().members().ending(Instant.EPOCH, change.now(), null, DueWork.CHUNK)) {
            members.put(row.at().user(), row.member());
        }
        for (Member before : members.values()) {
            List<RoleGrant> left = before.roles().stream()
                    .filter(grant -> grant.activeAt(change.now()))
                    .toList();
            Member after = before.roles(left).rev(change.rev());
            change.write(tx -> tx.members().update(after));
            change.event(EventType.GRANT_ENDED, after, new Diff().roles(before.roles(), left));
        }
        return members.size();
    }
}
