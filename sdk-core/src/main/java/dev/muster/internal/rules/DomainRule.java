package dev.muster.internal.rules;

import dev.muster.model.EmailAddress;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Team;

/** From which mail domains people come into a team. */
public final class DomainRule {

    private DomainRule() {}

    public static void require(Team team, EmailAddress email) {
        if (!team.domains().allow(email)) {
            throw MusterException.of(
                            Reason.DOMAIN_REFUSED,
                            "people with addresses at " + email.domain() + " are not let in here")
                    .with("domain", email.domain());
        }
    }
}
