package dev.muster.spi;

/**
 * One change of one team. All reading comes before the first write: a storage may hold writes back until the end and
 * need not show them to reads, and may refuse a read that comes after a write.
 */
public interface Transaction extends Reader {

    TeamStore teams();

    /** No: it is still going on. */
    @Override
    default boolean committed() {
        return false;
    }

    @Override
    MemberStore members();

    @Override
    InviteStore invites();

    @Override
    RoleStore roles();

    @Override
    HistoryStore history();

    @Override
    AnswerStore answers();

    OutboxStore outbox();
}
