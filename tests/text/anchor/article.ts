/** A page written for the anchoring tests: one block a line, as a page's visible text is read. */
export const PAGE = [
  'The Harrow Valley Courier',
  'Subscribe for one crown a week',
  'Dam at Lower Brill to be drained by spring',
  'Ten hours ago · By Ottoline Marsh',
  'The reservoir at Lower Brill will be drained by April after divers found a crack forty metres long in its eastern wall, the water board said on Monday.',
  '“We cannot promise that the wall will hold through another winter,” said Casimir Holt, who leads the board’s engineers. “Anyone who says otherwise has not seen the pictures.”',
  'About 3,200 people live below the dam, most of them in the village of Upper Tarn. They will not have to leave their homes, Holt said, but the campsite will stay closed until further notice.',
  'The crack was first reported in 2019, when a fisherman saw water running out of the wall. The board then wrote that there was “no cause for concern”, a sentence that it took back on Monday.',
  'Marguerite Ode, who runs the campsite, wants to know why nobody came to look for six years. “They had the letter,” she said. “They had it in writing, with a photograph.”',
  'The repair is expected to cost 41 million crowns, of which the province pays half.',
  'Read next: Why the ferry still has no captain',
  'All rights reserved',
].join('\n');
