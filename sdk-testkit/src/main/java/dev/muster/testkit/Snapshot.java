package dev.muster.testkit;

import dev.muster.model.Member;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.Storage;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every row of a team: two of them are equal if nothing has changed in between. */
record Snapshot(
        @Nullable Team team,
        List<Member> members,
        List<StoredInvite> invites,
        Set<StoredRole> roles,
        List<TeamEvent> history) {

    /** More than any test makes. */
    static final int ALL = 10_000;

    static Snapshot of(Storage storage, TeamId team) {
        return storage.read(
                team,
                reader -> new Snapshot(
                        reader.team(),
                        reader.members().list(new MemberFilter(null, null, null), null, ALL),
                        reader.invites().newest(null, null, Instant.EPOCH, null, ALL),
                        Set.copyOf(reader.roles().all()),
                        reader.history().newest(null, null, null, ALL)));
    }
}
