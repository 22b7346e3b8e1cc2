/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8. The browser's own is missing where a page comes over
 * plain http, as in a team's own network.
 */
(function () {
  "use strict";

  /** The first 64. @type {number[]} */
  const PRIMES = [];
  for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((p) => n % p)) PRIMES.push(n);
  const ROUND = PRIMES.map((p) => fraction(Math.cbrt(p)));
  const START = PRIMES.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

  /** The first 32 bits after the point. @param {number} x */
  function fraction(x) {
    return ((x % 1) * 2 ** 32) | 0;
  }

  /** @param {number} x @param {number} by */
  function turn(x, by) {
    return (x >>> by) | (x << (32 - by));
  }

  /** @param {string} text @returns {string} 64 hexadecimal digits */
  window.playbook.sha256 = (text) => {
    const bytes = new TextEncoder().encode(text);
    const blocks = new DataView(new ArrayBuffer(((bytes.length + 8) >> 6) * 64 + 64));
    new Uint8Array(blocks.buffer).set(bytes);
    blocks.setUint8(bytes.length, 0x80);
    blocks.setBigUint64(blocks.byteLength - 8, BigInt(bytes.length) * 8n);
    const hash = Int32Array.from(START);
    const w = new Int32Array(64);
    for (let at = 0; at < blocks.byteLength; at += 64) {
      for (let i = 0; i < 64; i += 1) w[i] = i < 16 ? blocks.getInt32(at + i * 4) : schedule(w, i);
      mix(hash, w);
    }
    return Array.from(new Uint32Array(hash.buffer), (x) => x.toString(16).padStart(8, "0")).join("");
  };

  /** @param {Int32Array} w @param {number} i */
  function schedule(w, i) {
    const [a = 0, b = 0] = [w[i - 15], w[i - 2]];
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    return (w[i - 16] ?? 0) + low + (w[i - 7] ?? 0) + high;
  }

  /** @param {Int32Array} hash @param {Int32Array} w */
  function mix(hash, w) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let i = 0; i < 64; i += 1) {
      const choice = (e & f) ^ (~e & g);
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[i] ?? 0) + (w[i] ?? 0);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => {
      hash[i] = (hash[i] ?? 0) + x;
    });
  }
})();
