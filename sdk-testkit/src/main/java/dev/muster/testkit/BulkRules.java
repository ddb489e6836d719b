package dev.muster.testkit;

/** The same done to many invites at once. */
interface BulkRules extends BulkSendRules, BulkInviteRules, BulkKeyRules, BulkLimitRules {}
