package dev.muster.testkit;

import dev.muster.AccessControl;
import dev.muster.History;
import dev.muster.InviteService;
import dev.muster.MemberService;
import dev.muster.RoleRegistry;
import dev.muster.TeamManager;
import dev.muster.model.Cursor;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.Page;
import dev.muster.model.TeamId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls with something wrong in them, by the method that is called. */
final class BadInput {

    static final List<Class<?>> SERVICES = List.of(
            TeamManager.class,
            MemberService.class,
            InviteService.class,
            RoleRegistry.class,
            AccessControl.class,
            History.class);

    static final String LONG = "x".repeat(201);
    static final Map<String, String> MANY =
            IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "key" + i, i -> ""));
    static final Map<String, String> BIG = Map.of("key", "x".repeat(8_190));
    static final TeamId NO_TEAM = new TeamId(UUID.fromString("01900000-0000-7000-8000-000000000000"));

    final Scene on;
    final Map<String, List<ThrowingCallable>> checks = new LinkedHashMap<>();

    BadInput(Scene on) {
        this.on = on;
    }

    /** Every method that a host can call. */
    static Stream<Method> methods() {
        return SERVICES.stream()
                .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()));
    }

    /** How a method is called here: {@code InviteService.accept(String,VerifiedUser)}. */
    static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** This call of the method is refused since the value of this field is wrong in this way. */
    void invalid(String method, String field, Code code, ThrowingCallable call) {
        add(method, () -> on.invalid(field, code, call));
    }

    /** This call of the method is refused for this reason. */
    void refused(String method, Reason reason, ThrowingCallable call) {
        add(method, () -> on.refused(reason, call));
    }

    private void add(String method, ThrowingCallable check) {
        checks.computeIfAbsent(method, none -> new ArrayList<>()).add(check);
    }

    static List<Page> badSizes() {
        return Stream.of(0, -1, 201).map(Page.first()::size).toList();
    }

    static Page badCursor() {
        return Page.first().after(Cursor.of("AAAA"));
    }

    static List<NewGrant> tooManyRoles() {
        return IntStream.range(0, 17).mapToObj(i -> NewGrant.of("role" + i)).toList();
    }

    /** A role that ends before it is given. */
    List<NewGrant> ended() {
        return List.of(NewGrant.of("member").until(on.clock.instant().minus(Duration.ofDays(1))));
    }
}
