package dev.ntask.resolver;

import dev.ntask.runtime.launcher.DependencyResolver;
import dev.ntask.runtime.launcher.UnresolvedException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Resolves libraries with the machinery of Maven: the user's settings with their mirrors and proxies, Maven's local
 * repository, Maven's choice between versions.
 */
public final class MavenResolver implements DependencyResolver {
    /** Creates a resolver; for the service loader. */
    public MavenResolver() {}

    @Override
    public List<Path> resolve(List<String> coordinates, Map<String, String> environment) throws UnresolvedException {
        Settings settings = UserSettings.read(environment);
        RepositorySystem system = new RepositorySystemSupplier().get();
        RepositorySystemSession session = Sessions.of(system, settings);
        List<RemoteRepository> repositories = system.newResolutionRepositories(session, Repositories.of(settings));
        try {
            return resolve(system, session, repositories, coordinates);
        } catch (DependencyResolutionException together) {
            throw blame(system, session, repositories, coordinates, together);
        } finally {
            system.shutdown();
        }
    }

    private static List<Path> resolve(
            RepositorySystem system,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            List<String> coordinates)
            throws DependencyResolutionException {
        CollectRequest collect = new CollectRequest();
        collect.setRepositories(repositories);
        for (String library : coordinates) {
            collect.addDependency(new Dependency(artifact(library), JavaScopes.RUNTIME));
        }
        DependencyRequest request =
                new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
        List<Path> jars = new ArrayList<>();
        for (ArtifactResult result :
                system.resolveDependencies(session, request).getArtifactResults()) {
            Artifact artifact = result.getArtifact();
            File file = artifact.getFile();
            if (artifact.getExtension().equals("jar")) {
                jars.add(file.toPath().toAbsolutePath());
            }
        }
        return jars;
    }

    private static Artifact artifact(String coordinates) {
        String[] words = coordinates.split(":", -1);
        return new DefaultArtifact(words[0], words[1], "jar", words[2]);
    }

    /** Finds out whose fault it is by resolving one library after the other. */
    private static UnresolvedException blame(
            RepositorySystem system,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            List<String> coordinates,
            DependencyResolutionException together) {
        for (String library : coordinates) {
            try {
                resolve(system, session, repositories, List.of(library));
            } catch (DependencyResolutionException alone) {
                return new UnresolvedException(library, "cannot resolve " + library + ": " + Reason.of(alone));
            }
        }
        return new UnresolvedException("", "cannot resolve the dependencies together: " + Reason.of(together));
    }
}
