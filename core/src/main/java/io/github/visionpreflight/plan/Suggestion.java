package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.Transport;

/**
 * Another way for a medium that is too large to go inline.
 *
 * @param item the medium
 * @param transport {@link Transport#URL}: put it where the host can fetch it; {@link
 *     Transport#FILE_ID}: upload it to the host first; {@link Transport#LOCAL_FILE}: let the host's
 *     SDK upload it. Then plan it with {@link MediaItem#withReference}, or {@link
 *     MediaItem#withTransport} for a local file
 */
public record Suggestion(PlannedItem item, Transport transport) {}
