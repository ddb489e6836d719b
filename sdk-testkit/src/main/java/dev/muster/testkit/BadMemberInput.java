package dev.muster.testkit;

import static dev.muster.testkit.BadInput.BIG;
import static dev.muster.testkit.BadInput.LONG;
import static dev.muster.testkit.BadInput.MANY;
import static dev.muster.testkit.BadInput.NO_TEAM;

import dev.muster.MemberService;
import dev.muster.model.EmailAddress;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewMember;
import dev.muster.model.Page;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Person;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Map;

/** What may be wrong in calls about members. */
final class BadMemberInput {

    private static final String PEOPLE = "MemberService.people(Actor,TeamId,PeopleQuery)";
    private static final String GET = "MemberService.get(Actor,TeamId,UserId)";
    private static final String PERSON = "MemberService.person(Actor,TeamId,UserId)";
    private static final String EDIT = "MemberService.edit(Actor,TeamId,UserId,MemberEdit)";
    private static final String SUSPEND = "MemberService.suspend(Actor,TeamId,UserId)";
    private static final String RESUME = "MemberService.resume(Actor,TeamId,UserId)";
    private static final String REMOVE = "MemberService.remove(Actor,TeamId,UserId)";
    private static final String LEAVE = "MemberService.leave(Actor,TeamId)";
    private static final String TRANSFER = "MemberService.transferOwnership(Actor,TeamId,UserId,RoleId)";
    private static final String ADD = "MemberService.addMember(Actor,TeamId,NewMember)";
    private static final String UPDATE = "MemberService.updatePerson(Actor,Person)";
    private static final String ERASE = "MemberService.erase(Actor,UserId)";
    private static final String ERASE_ADDRESS = "MemberService.erase(Actor,EmailAddress)";

    private BadMemberInput() {}

    /** @param ben a member; of another team, if foreign */
    static void addTo(BadInput bad, UserId ben, UserId foreign) {
        MemberService members = bad.on.muster.members();
        people(bad, members);
        unknown(bad, members, foreign);
        unknown(bad, members, UserId.of(ben.value() + "."));
        edit(bad, members, ben);
        add(bad, members);
        others(bad, members, ben);
    }

    private static void people(BadInput bad, MemberService members) {
        Scene on = bad.on;
        PeopleQuery all = PeopleQuery.all();
        bad.refused(PEOPLE, Reason.TEAM_NOT_FOUND, () -> members.people(on.ann, NO_TEAM, all));
        for (Page page : BadInput.badSizes()) {
            bad.invalid(PEOPLE, "size", Code.OUT_OF_RANGE, () -> members.people(on.ann, on.id(), all.page(page)));
        }
        bad.invalid(
                PEOPLE,
                "cursor",
                Code.MALFORMED,
                () -> members.people(on.ann, on.id(), all.page(BadInput.badCursor())));
        bad.invalid(PEOPLE, "search", Code.MALFORMED, () -> members.people(on.ann, on.id(), all.search("a\nb")));
        bad.invalid(PEOPLE, "search", Code.TOO_LONG, () -> members.people(on.ann, on.id(), all.search(LONG)));
    }

    private static void unknown(BadInput bad, MemberService members, UserId user) {
        Scene on = bad.on;
        MemberEdit edit = MemberEdit.of().location("Oslo");
        bad.refused(GET, Reason.MEMBER_NOT_FOUND, () -> members.get(on.ann, on.id(), user));
        bad.refused(PERSON, Reason.MEMBER_NOT_FOUND, () -> members.person(on.ann, on.id(), user));
        bad.refused(EDIT, Reason.MEMBER_NOT_FOUND, () -> members.edit(on.ann, on.id(), user, edit));
        bad.refused(SUSPEND, Reason.MEMBER_NOT_FOUND, () -> members.suspend(on.ann, on.id(), user));
        bad.refused(RESUME, Reason.MEMBER_NOT_FOUND, () -> members.resume(on.ann, on.id(), user));
        bad.refused(REMOVE, Reason.MEMBER_NOT_FOUND, () -> members.remove(on.ann, on.id(), user));
        bad.refused(
                TRANSFER,
                Reason.MEMBER_NOT_FOUND,
                () -> members.transferOwnership(on.ann, on.id(), user, RoleId.of("admin")));
    }

    private static void edit(BadInput bad, MemberService members, UserId ben) {
        Scene on = bad.on;
        MemberEdit edit = MemberEdit.of();
        bad.refused(EDIT, Reason.TEAM_NOT_FOUND, () -> members.edit(on.ann, NO_TEAM, ben, edit));
        bad.invalid(EDIT, "name", Code.TOO_LONG, () -> members.edit(on.ann, on.id(), ben, edit.name(LONG)));
        bad.invalid(EDIT, "name", Code.MALFORMED, () -> members.edit(on.ann, on.id(), ben, edit.name("a\u0007")));
        bad.invalid(EDIT, "location", Code.TOO_LONG, () -> members.edit(on.ann, on.id(), ben, edit.location(LONG)));
        bad.invalid(
                EDIT, "location", Code.MALFORMED, () -> members.edit(on.ann, on.id(), ben, edit.location("a\u2028b")));
        bad.invalid(EDIT, "attributes", Code.TOO_MANY, () -> members.edit(on.ann, on.id(), ben, edit.attributes(MANY)));
        bad.invalid(EDIT, "attributes", Code.TOO_LONG, () -> members.edit(on.ann, on.id(), ben, edit.attributes(BIG)));
        bad.invalid(
                EDIT,
                "attributes",
                Code.BLANK,
                () -> members.edit(on.ann, on.id(), ben, edit.attributes(Map.of(" ", "v"))));
        bad.invalid(EDIT, "roles", Code.REQUIRED, () -> members.edit(on.ann, on.id(), ben, edit.grants(List.of())));
        bad.invalid(
                EDIT,
                "roles",
                Code.TOO_MANY,
                () -> members.edit(on.ann, on.id(), ben, edit.grants(BadInput.tooManyRoles())));
        bad.invalid(
                EDIT, "roles", Code.OUT_OF_RANGE, () -> members.edit(on.ann, on.id(), ben, edit.grants(bad.ended())));
        bad.refused(EDIT, Reason.ROLE_NOT_FOUND, () -> members.edit(on.ann, on.id(), ben, edit.roles("nonesuch")));
        bad.refused(EDIT, Reason.STALE_REV, () -> members.edit(on.ann, on.id(), ben, edit.ifRev(99)));
    }

    private static void add(BadInput bad, MemberService members) {
        Scene on = bad.on;
        UserId user = Scene.user("new");
        Person person = Scene.person(user);
        NewMember member = NewMember.of(person, "member");
        bad.refused(ADD, Reason.TEAM_NOT_FOUND, () -> members.addMember(Scene.SYSTEM, NO_TEAM, member));
        bad.invalid(
                ADD,
                "name",
                Code.TOO_LONG,
                () -> members.addMember(Scene.SYSTEM, on.id(), NewMember.of(person.name(LONG), "member")));
        bad.invalid(
                ADD, "location", Code.TOO_LONG, () -> members.addMember(Scene.SYSTEM, on.id(), member.location(LONG)));
        bad.invalid(
                ADD,
                "attributes",
                Code.TOO_LONG,
                () -> members.addMember(Scene.SYSTEM, on.id(), member.attributes(BIG)));
        bad.invalid(
                ADD,
                "attributes",
                Code.TOO_MANY,
                () -> members.addMember(Scene.SYSTEM, on.id(), member.attributes(MANY)));
        bad.invalid(ADD, "roles", Code.REQUIRED, () -> members.addMember(Scene.SYSTEM, on.id(), NewMember.of(person)));
        bad.invalid(
                ADD,
                "roles",
                Code.TOO_MANY,
                () -> members.addMember(Scene.SYSTEM, on.id(), member.grants(BadInput.tooManyRoles())));
        bad.invalid(
                ADD,
                "roles",
                Code.OUT_OF_RANGE,
                () -> members.addMember(Scene.SYSTEM, on.id(), member.grants(bad.ended())));
        bad.refused(
                ADD,
                Reason.ROLE_NOT_FOUND,
                () -> members.addMember(Scene.SYSTEM, on.id(), NewMember.of(person, "nonesuch")));
    }

    private static void others(BadInput bad, MemberService members, UserId ben) {
        Scene on = bad.on;
        bad.invalid(LEAVE, "actor", Code.MALFORMED, () -> members.leave(Scene.SYSTEM, on.id()));
        bad.refused(LEAVE, Reason.TEAM_NOT_FOUND, () -> members.leave(on.ann, NO_TEAM));
        bad.refused(
                TRANSFER,
                Reason.ROLE_NOT_FOUND,
                () -> members.transferOwnership(on.ann, on.id(), ben, RoleId.of("nonesuch")));
        bad.invalid(
                UPDATE,
                "name",
                Code.TOO_LONG,
                () -> members.updatePerson(Scene.SYSTEM, Scene.person(ben).name(LONG)));
        bad.refused(ERASE, Reason.SYSTEM_ONLY, () -> members.erase(on.ann, ben));
        bad.invalid(ERASE, "userId", Code.BLANK, () -> members.erase(Scene.SYSTEM, UserId.of(" ")));
        for (String address : List.of("", "ben", "ben@", "ben@example.com, eve@example.com")) {
            bad.invalid(
                    ERASE_ADDRESS,
                    "email",
                    address.isEmpty() ? Code.BLANK : Code.MALFORMED,
                    () -> members.erase(Scene.SYSTEM, EmailAddress.of(address)));
            bad.invalid(
                    UPDATE,
                    "email",
                    address.isEmpty() ? Code.BLANK : Code.MALFORMED,
                    () -> members.updatePerson(Scene.SYSTEM, Person.of(ben, address)));
        }
    }
}
