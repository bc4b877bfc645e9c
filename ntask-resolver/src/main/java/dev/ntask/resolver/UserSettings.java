package dev.ntask.resolver;

import dev.ntask.runtime.launcher.UnresolvedException;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** The user's Maven settings: {@code ~/.m2/settings.xml}, or the file that NTASK_MAVEN_SETTINGS names. */
final class UserSettings {
    private static final String FILE = "NTASK_MAVEN_SETTINGS";

    private UserSettings() {}

    static Settings read(Map<String, String> environment) throws UnresolvedException {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(file(environment));
        request.setSystemProperties(properties(environment));
        try {
            Settings settings = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
            return decrypt(settings);
        } catch (SettingsBuildingException e) {
            String problem = e.getProblems().get(0).toString().replaceAll("\\s*\\R\\s*", " ");
            throw new UnresolvedException("", "cannot read Maven's settings: " + problem);
        } catch (PlexusCipherException e) {
            throw new UnresolvedException("", "cannot decrypt Maven's settings: " + e.getMessage());
        }
    }

    private static File file(Map<String, String> environment) {
        String given = environment.get(FILE);
        return given == null || given.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".m2", "settings.xml")
                        .toFile()
                : new File(given).getAbsoluteFile();
    }

    /** What {@code ${...}} in settings may name. */
    private static Properties properties(Map<String, String> environment) {
        Properties properties = new Properties();
        environment.forEach((name, value) -> properties.setProperty("env." + name, value));
        properties.putAll(System.getProperties());
        return properties;
    }

    private static Settings decrypt(Settings settings) throws PlexusCipherException {
        DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(
                new DefaultPlexusCipher(), Map.of(), System.getProperty("user.home") + "/.m2/settings-security.xml");
        SettingsDecryptionResult result =
                new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
        settings.setServers(result.getServers());
        settings.setProxies(result.getProxies());
        return settings;
    }
}
