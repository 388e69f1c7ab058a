package io.github.visionpreflight.benchmarks.datauri;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.ReadLimits;
import java.util.Base64;

/** Who reads a data URI. */
public enum Parser implements Implementation {
  /** Ours. */
  PREFLIGHT {
    @Override
    byte[] parse(String uri) {
      return DataUri.parse(uri, ReadLimits.defaults()).bytes();
    }
  },
  /** The JDK's decoder behind the first comma. */
  DECODER {
    @Override
    byte[] parse(String uri) {
      return Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    }
  },
  /** The JDK's MIME decoder, which drops what it does not know. */
  MIME_DECODER {
    @Override
    byte[] parse(String uri) {
      return Base64.getMimeDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    }
  };

  abstract byte[] parse(String uri);

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT;
  }
}
