package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Account;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.ActorRef;
import java.util.HashMap;
import java.util.Map;

/** What those are called who did something: the application knows its users, also those who have left. */
final class People {

    private final Accounts accounts;
    private final Visit visit;
    private final Map<String, String> known = new HashMap<>();

    private People(Accounts accounts, Visit visit) {
        this.accounts = accounts;
        this.visit = visit;
    }

    static People of(Accounts accounts, Visit visit) {
        return new People(accounts, visit);
    }

    String name(ActorRef actor) {
        return switch (actor.type()) {
            case USER -> user(actor.id());
            case SYSTEM -> visit.words().of("actor.system", actor.id());
            case LINK -> visit.words().of("actor.link");
        };
    }

    private String user(String id) {
        return known.computeIfAbsent(
                id,
                key -> accounts.withId(key)
                        .map(Account::name)
                        .orElse(visit.words().of("actor.unknown")));
    }
}
