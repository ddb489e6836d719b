package dev.muster.spi;

import dev.muster.model.Team;
import org.jspecify.annotations.Nullable;

/** One team, to be read. Every answer is of that team alone: an id of another team finds nothing. */
public interface Reader {

    /** The team; inside a change as touched, with its new rev. Null if there is none. Tombstones are teams. */
    @Nullable
    Team team();

    /**
     * Whether all that this shows is committed. False inside a transaction of the host, which may have changed the team
     * before and may yet be rolled back: what is read there is never kept.
     */
    boolean committed();

    MemberReads members();

    InviteReads invites();

    RoleReads roles();

    HistoryReads history();

    AnswerReads answers();
}
