package dev.muster.examples.myteam.page;

import dev.muster.model.InvalidValueException;
import dev.muster.model.Person;
import dev.muster.model.UserId;

/** Names of people. */
final class Names {

    private Names() {}

    /** The name, if it is one that Muster takes, too. */
    static String required(String name) {
        if (name.isEmpty()) {
            throw new InvalidValueException("name", InvalidValueException.Code.REQUIRED, "is required");
        }
        Person.of(UserId.of("nobody"), "nobody@example.com").name(name);
        return name;
    }
}
