/**
 * QR codes (ISO/IEC 18004) of bytes, with error correction M. Written for paper that is filled in by
 * the page, where no library of the build can help; tests hold it against one, module by module.
 */
(function () {
  "use strict";

  /** Codewords of correction in each block, and blocks, of versions 1 to 40 at level M. */
  const CORRECTION = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ];
  const BLOCKS = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ];
  /** Whether a mask inverts the module of a row and column. @type {((i: number, j: number) => boolean)[]} */
  const MASKS = [
    (i, j) => (i + j) % 2 === 0,
    (i) => i % 2 === 0,
    (_, j) => j % 3 === 0,
    (i, j) => (i + j) % 3 === 0,
    (i, j) => ((i >> 1) + Math.floor(j / 3)) % 2 === 0,
    (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
    (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
    (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
  ];
  const DATA = 2;
  const QUIET = 4;

  /** Bits of the number, the highest first. @param {number} value @param {number} length */
  function bits(value, length) {
    return Array.from({ length }, (_, at) => (value >> (length - 1 - at)) & 1);
  }

  /** The rest after division by a generator, beside the value. @param {number} value @param {number} generator @param {number} degree */
  function checked(value, generator, degree) {
    let rest = value << degree;
    for (let at = 31; at >= degree; at -= 1) if ((rest >>> at) & 1) rest ^= generator << (at - degree);
    return (value << degree) | rest;
  }

  // ----- codewords -----

  /** Centres of the alignment patterns. @param {number} version */
  function centres(version) {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2;
    const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    const last = version * 4 + 10;
    return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)];
  }

  /** @param {number} version */
  function codewords(version) {
    const count = centres(version).length;
    const aligned = count && (count * count - 3) * 25 - (count - 2) * 10;
    return ((version * 4 + 17) ** 2 - 223 - (version * 8 + 2) - aligned - (version > 6 ? 36 : 0)) >> 3;
  }

  /** The product in the field of 256. @param {number} a @param {number} b */
  function product(a, b) {
    let sum = 0;
    for (const bit of bits(b, 8)) sum = (sum << 1) ^ ((sum >> 7) * 0x11d) ^ (bit * a);
    return sum;
  }

  /** The generator of so many codewords of correction, without its first factor. @param {number} degree */
  function generator(degree) {
    const factors = [...Array(degree - 1).fill(0), 1];
    for (let step = 0, root = 1; step < degree; step += 1, root = product(root, 2)) {
      factors.forEach((factor, at) => (factors[at] = product(factor, root) ^ (factors[at + 1] ?? 0)));
    }
    return factors;
  }

  /** @param {number[]} data @param {number[]} factors */
  function correction(data, factors) {
    const rest = /** @type {number[]} */ (factors.map(() => 0));
    for (const word of data) {
      const factor = word ^ /** @type {number} */ (rest.shift());
      rest.push(0);
      factors.forEach((one, at) => (rest[at] = (rest[at] ?? 0) ^ product(one, factor)));
    }
    return rest;
  }

  /** Data and correction of all blocks, interleaved. @param {Uint8Array} bytes @param {number} version */
  function message(bytes, version) {
    const blocks = BLOCKS[version - 1] ?? 0;
    const degree = CORRECTION[version - 1] ?? 0;
    const room = codewords(version) - blocks * degree;
    const stream = [...bits(4, 4), ...bits(bytes.length, version < 10 ? 8 : 16)];
    for (const byte of bytes) stream.push(...bits(byte, 8));
    // The end is four bits. A byte of zeros more is what the library of the build writes; no reader gets that far.
    const ended = [...stream, ...bits(0, 12)].slice(0, room * 8);
    const words = Array.from({ length: ended.length / 8 }, (_, at) =>
      ended.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + bit),
    );
    for (let pad = 0xec; words.length < room; pad ^= 0xec ^ 0x11) words.push(pad);

    const short = Math.floor(room / blocks);
    const factors = generator(degree);
    const data = Array.from({ length: blocks }, (_, at) => {
      const longer = Math.max(0, at - (blocks - (room % blocks)));
      return words.slice(at * short + longer, (at + 1) * short + longer + Number(at >= blocks - (room % blocks)));
    });
    const checks = data.map((block) => correction(block, factors));
    return [...interleaved(data), ...interleaved(checks)];
  }

  /** @param {number[][]} blocks */
  function interleaved(blocks) {
    const longest = Math.max(...blocks.map((block) => block.length));
    return Array.from({ length: longest }, (_, at) => blocks.flatMap((block) => block[at] ?? [])).flat();
  }

  // ----- modules -----

  /** What is the same in all codes of a version; DATA is left for the message. @param {number} version */
  function frame(version) {
    const size = version * 4 + 17;
    const grid = Array.from({ length: size }, () => new Uint8Array(size).fill(DATA));
    /** @param {number} i @param {number} j @param {number} value */
    const set = (i, j, value) => {
      const row = grid[i];
      if (row && j >= 0 && j < size) row[j] = value;
    };
    /** Rings of modules around a centre. @param {number} i @param {number} j @param {number} radius @param {number[]} rings */
    const square = (i, j, radius, rings) => {
      for (let y = -radius; y <= radius; y += 1) {
        for (let x = -radius; x <= radius; x += 1) set(i + y, j + x, rings[Math.max(Math.abs(x), Math.abs(y))] ?? 0);
      }
    };
    // Left light until the mask is known.
    for (const [i, j] of [...format(size), ...(version > 6 ? numbered(size) : [])].flat()) set(i, j, 0);
    set(size - 8, 8, 0);
    for (let at = 8; at < size - 8; at += 1) {
      set(6, at, 1 - (at % 2));
      set(at, 6, 1 - (at % 2));
    }
    for (const [i, j] of [[3, 3], [3, size - 4], [size - 4, 3]]) square(i ?? 0, j ?? 0, 4, [1, 1, 0, 1, 0]);
    const along = centres(version);
    const last = size - 7;
    for (const i of along) {
      for (const j of along) {
        const inCorner = (i === 6 || i === last) && (j === 6 || j === last) && i + j < 2 * last;
        if (!inCorner) square(i, j, 2, [1, 0, 1]);
      }
    }
    return grid;
  }

  /** The two places of each of the 15 bits that tell level and mask, the lowest first. @param {number} size @returns {[number, number][][]} */
  function format(size) {
    return Array.from({ length: 15 }, (_, bit) => [
      bit < 8 ? [bit + Number(bit > 5), 8] : [8, bit === 8 ? 7 : 14 - bit],
      bit < 8 ? [8, size - 1 - bit] : [size - 15 + bit, 8],
    ]);
  }

  /** The two places of each of the 18 bits that tell the version, the lowest first. @param {number} size @returns {[number, number][][]} */
  function numbered(size) {
    return Array.from({ length: 18 }, (_, bit) => {
      const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)];
      return [[near, far], [far, near]];
    });
  }

  /** The places of the message, in its order. @param {Uint8Array[]} grid @returns {[number, number][]} */
  function places(grid) {
    const size = grid.length;
    const found = /** @type {[number, number][]} */ ([]);
    for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step += 1) {
        const i = up ? size - 1 - step : step;
        for (const j of [right, right - 1]) if (grid[i]?.[j] === DATA) found.push([i, j]);
      }
    }
    return found;
  }

  /** How much in a code could mislead a reader. @param {Uint8Array[]} grid */
  function penalty(grid) {
    const columns = grid.map((_, j) => grid.map((row) => row[j] ?? 0));
    const lines = [...grid, ...columns].map((line) => line.join(""));
    let sum = 0;
    for (const line of lines) {
      for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
      // Like the pattern of a corner, with light on one side.
      for (let at = line.indexOf("1011101"); at >= 0; ) {
        const light = !line.slice(Math.max(at - 4, 0), at).includes("1") || !line.slice(at + 7, at + 11).includes("1");
        if (light) sum += 40;
        at = line.indexOf("1011101", at + (light ? 7 : 4));
      }
    }
    grid.forEach((row, i) => {
      const above = grid[i - 1];
      if (above) row.forEach((one, j) => (sum += j && one === row[j - 1] && one === above[j] && one === above[j - 1] ? 3 : 0));
    });
    const dark = lines.slice(0, grid.length).join("").replace(/0/g, "").length;
    return sum + 10 * Math.floor(Math.abs((dark / grid.length ** 2) * 100 - 50) / 5);
  }

  /** @param {string} text @returns {Uint8Array[]} rows of modules, 1 for dark */
  function matrix(text) {
    const bytes = new TextEncoder().encode(text);
    let version = 1;
    while (room(version) < bytes.length) if ((version += 1) > 40) throw new RangeError("too long for a code");
    const empty = frame(version);
    const path = places(empty);
    const words = message(bytes, version);
    const masked = MASKS.map((mask) => {
      const grid = empty.map((row) => row.slice());
      path.forEach(([i, j], at) => {
        const bit = ((words[at >> 3] ?? 0) >> (7 - (at % 8))) & 1;
        /** @type {Uint8Array} */ (grid[i])[j] = bit ^ Number(mask(i, j));
      });
      return grid;
    });
    const sums = masked.map(penalty);
    const best = sums.indexOf(Math.min(...sums));
    return finished(/** @type {Uint8Array[]} */ (masked[best]), best, version);
  }

  /** Bytes that a version holds. @param {number} version */
  function room(version) {
    return codewords(version) - (BLOCKS[version - 1] ?? 0) * (CORRECTION[version - 1] ?? 0) - (version < 10 ? 2 : 3);
  }

  /** @param {Uint8Array[]} grid @param {number} mask @param {number} version */
  function finished(grid, mask, version) {
    /** @param {[number, number][][]} twice @param {number} value */
    const write = (twice, value) =>
      twice.forEach((both, bit) => {
        for (const [i, j] of both) /** @type {Uint8Array} */ (grid[i])[j] = (value >> bit) & 1;
      });
    // Level M is 0.
    write(format(grid.length), checked(mask, 0x537, 10) ^ 0x5412);
    if (version > 6) write(numbered(grid.length), checked(version, 0x1f25, 12));
    /** @type {Uint8Array} */ (grid[grid.length - 8])[8] = 1;
    return grid;
  }

  /** The code of a text as the path of an SVG, and its side with the white around. @type {Playbook["qr"]["drawn"]} */
  function drawn(text) {
    const grid = matrix(text);
    const path = grid.flatMap((row, i) =>
      [...row.join("").matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index + QUIET} ${i + QUIET}h${run.length}v1h-${run.length}z`,
      ),
    );
    return { size: grid.length + 2 * QUIET, path: path.join("") };
  }

  window.playbook.qr = { drawn };
})();
