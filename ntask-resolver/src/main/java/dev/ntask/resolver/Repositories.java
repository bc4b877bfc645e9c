package dev.ntask.resolver;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.repository.RemoteRepository;

/** Where libraries are looked for: in the repositories of the user's active profiles, then in Maven's own. */
final class Repositories {
    private Repositories() {}

    static List<RemoteRepository> of(Settings settings) {
        List<RemoteRepository> repositories = new ArrayList<>();
        for (Profile profile : settings.getProfiles()) {
            if (isActive(profile, settings)) {
                for (org.apache.maven.settings.Repository repository : profile.getRepositories()) {
                    repositories.add(remote(repository.getId(), repository.getUrl()));
                }
            }
        }
        for (Repository repository : mavensOwn()) {
            repositories.add(remote(repository.getId(), repository.getUrl()));
        }
        return repositories;
    }

    private static boolean isActive(Profile profile, Settings settings) {
        return settings.getActiveProfiles().contains(profile.getId())
                || (profile.getActivation() != null && profile.getActivation().isActiveByDefault());
    }

    /** What the super POM, from which every POM inherits, says. */
    private static List<Repository> mavensOwn() {
        DefaultModelProcessor processor = new DefaultModelProcessor().setModelReader(new DefaultModelReader());
        return new DefaultSuperPomProvider()
                .setModelProcessor(processor)
                .getSuperModel("4.0.0")
                .getRepositories();
    }

    private static RemoteRepository remote(String id, String url) {
        return new RemoteRepository.Builder(id, "default", url).build();
    }
}
