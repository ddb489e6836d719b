package dev.muster.inmemory;

import dev.muster.model.Team;

/** Everything of one team as of one rev, but for its outbox. */
record TeamRows(
        Team team, MemberRows members, InviteRows invites, RoleRows roles, HistoryRows history, FailureRows failures) {}
