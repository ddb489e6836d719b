package dev.muster.examples.myteam.web;

/** Where pages say which addresses are theirs. */
public interface Routes {

    /** Shows something and changes nothing. */
    void get(String path, Handler handler);

    /** Changes something, if the form that was sent is one of ours. */
    void post(String path, Handler handler);

    /** Answers one request. */
    @FunctionalInterface
    interface Handler {
        void handle(Visit visit);
    }

    /** Some addresses. */
    @FunctionalInterface
    interface Pages {
        void addTo(Routes routes);
    }
}
