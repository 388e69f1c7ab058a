package io.github.visionpreflight.image.planar;

/**
 * A scan header (T.81, B.2.3).
 *
 * @param components indices into the frame's components
 * @param dcTables Huffman table of each component's DC coefficients
 * @param acTables Huffman table of each component's AC coefficients
 * @param from first coefficient in zigzag order
 * @param to last coefficient in zigzag order
 * @param high successive approximation: the bit before this scan's; 0 for the first
 * @param low successive approximation: this scan's bit
 * @param offset of the entropy-coded data
 */
// Arrays never leave the package and are never changed.
@SuppressWarnings("ArrayRecordComponent")
record Scan(
    int[] components,
    int[] dcTables,
    int[] acTables,
    int from,
    int to,
    int high,
    int low,
    int offset) {}
