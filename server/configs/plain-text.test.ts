import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['Retain <i>at most</i> <code>log.retention.ms</code>.', 'Retain at most log.retention.ms.'],
  ['See <a href="#compaction">log compaction</a>.', 'See log compaction.'],
  ['One.<br> Two.', 'One.\nTwo.'],
  ['<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
  ['Order:<ul><li>first</li><li>second</li></ul>', 'Order:\n\n• first\n• second'],
  ['&quot;live&quot; &lt;key&gt; &amp; &#8211; &#x2014; &unknown;', '"live" <key> & – — &unknown;'],
  ['&amp;lt;script&amp;gt; stays text', '&lt;script&gt; stays text'],
  ['a < b and c > d', 'a < b and c > d'],
  ['Lines\n   of  source', 'Lines of source'],
])('%s', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test('keeps the lines of preformatted text', () => {
  expect(plainText('Let:<pre>\nx = 1\ny = 2\n</pre>Then.')).toBe('Let:\n\nx = 1\ny = 2\n\nThen.');
});
