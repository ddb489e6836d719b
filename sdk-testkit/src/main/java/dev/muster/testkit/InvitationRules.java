package dev.muster.testkit;

/** What becomes of an invite at the hands of who is invited: its link, and accepting it. */
interface InvitationRules
        extends LinkRules,
                LinkStateRules,
                AcceptRules,
                AcceptAddressRules,
                AuthorityRules,
                ObstacleRules,
                ProvisionRules,
                LinkRequestRules,
                MyInviteRules {}
