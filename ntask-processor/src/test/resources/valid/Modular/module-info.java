module com.acme.build {
    requires ntask.annotations;
    requires ntask.core;
    requires ntask.runtime;
    requires info.picocli;

    exports com.acme.build;
}
