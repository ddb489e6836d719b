package dev.muster.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts how often a statement is executed on the connections of a data source; a batch counts once. */
final class StatementCounter {

    private final AtomicInteger executions = new AtomicInteger();

    int executions() {
        return executions.get();
    }

    DataSource on(DataSource connections) {
        return wrap(DataSource.class, connections);
    }

    private <T> T wrap(Class<T> type, Object target) {
        InvocationHandler counting = (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                executions.incrementAndGet();
            }
            Object answer = call(target, method, arguments);
            // As what it was asked for: a prepared statement has more methods than another one.
            boolean leads = answer instanceof Connection || answer instanceof Statement;
            return leads ? wrap(method.getReturnType(), answer) : answer;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, counting));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
