package dev.muster.inmemory;

import dev.muster.model.Team;

/** Everything of one team as of one rev, but for its outbox. */
record TeamRows(
        Team team,
        MemberRows members,
        InviteRows invites,
        RoleRows roles,
        HistoryRows history,
        AnswerRows answers,
        FailureRows failures) {

    TeamRows invites(InviteRows newInvites) {
        return new TeamRows(team, members, newInvites, roles, history, answers, failures);
    }

    TeamRows failures(FailureRows newFailures) {
        return new TeamRows(team, members, invites, roles, history, answers, newFailures);
    }
}
