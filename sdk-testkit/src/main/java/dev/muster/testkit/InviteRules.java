package dev.muster.testkit;

/** What becomes of an invite until it ends, at the hands of those who manage it. */
interface InviteRules
        extends SendRules,
                ReinviteRules,
                InviteEditRules,
                ResendRules,
                ReopenRules,
                InviteListRules,
                InviteRowRules,
                BulkRules {}
