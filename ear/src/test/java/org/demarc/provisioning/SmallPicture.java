package org.demarc.provisioning;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes a picture of a page small: the 256 colours that it has most of, the others as the nearest of them. */
final class SmallPicture {

    private static final int COLOURS = 256;

    private final BufferedImage picture;
    private final Map<Integer, Integer> indexByColour = new HashMap<>();
    private int[] palette = {};

    private SmallPicture(BufferedImage picture) {
        this.picture = picture;
    }

    /** Writes the picture as PNG with a palette. */
    static void write(byte[] png, Path file) throws IOException {
        SmallPicture small = new SmallPicture(ImageIO.read(new ByteArrayInputStream(png)));
        ImageIO.write(small.indexed(), "png", file.toFile());
    }

    private BufferedImage indexed() {
        palette = mostUsed();
        byte[][] parts = new byte[3][palette.length];
        for (int i = 0; i < palette.length; i++) {
            parts[0][i] = (byte) (palette[i] >> 16);
            parts[1][i] = (byte) (palette[i] >> 8);
            parts[2][i] = (byte) palette[i];
        }
        BufferedImage result = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, parts[0], parts[1], parts[2]));
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y) & 0xFFFFFF;
                result.getRaster().setSample(x, y, 0, indexByColour.computeIfAbsent(colour, this::nearest));
            }
        }
        return result;
    }

    private int[] mostUsed() {
        Map<Integer, Integer> uses = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                uses.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        List<Integer> colours = uses.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        return colours.stream().mapToInt(Integer::intValue).toArray();
    }

    private int nearest(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = square(palette[i] >> 16, colour >> 16)
                    + square(palette[i] >> 8, colour >> 8)
                    + square(palette[i], colour);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int square(int one, int other) {
        int difference = (one & 0xFF) - (other & 0xFF);
        return difference * difference;
    }
}
