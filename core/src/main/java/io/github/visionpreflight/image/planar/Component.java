package io.github.visionpreflight.image.planar;

/**
 * One colour component of a frame (T.81, B.2.2 and A.1.1).
 *
 * @param id that scans name it by
 * @param across horizontal sampling factor
 * @param down vertical sampling factor
 * @param quantisation which quantisation table it uses, 0 to 3
 * @param width samples of a row, without padding
 * @param height samples of a column, without padding
 * @param mcusAcross MCUs of a row of an interleaved scan
 * @param mcusDown rows of MCUs of an interleaved scan
 */
record Component(
    int id,
    int across,
    int down,
    int quantisation,
    int width,
    int height,
    int mcusAcross,
    int mcusDown) {

  /** Returns the blocks of a row, those that fill up the last MCU included. */
  int paddedBlocksAcross() {
    return mcusAcross * across;
  }

  /** Returns the blocks of a column, those that fill up the last MCU included. */
  int paddedBlocksDown() {
    return mcusDown * down;
  }

  /** Returns the blocks of a row that hold picture: what a scan of this component alone has. */
  int blocksAcross() {
    return (width + 7) / 8;
  }

  /** Returns the blocks of a column that hold picture. */
  int blocksDown() {
    return (height + 7) / 8;
  }
}
