//! Which publishers' reports make one history.

use super::Archive;
use crate::model::id::PublisherId;

impl Archive {
    /// The publishers whose reports make one history, from first to last: one that took over from a single
    /// other, which went nowhere else, continues it. After a merger or a division a new history begins.
    pub fn history(&self, publisher: PublisherId) -> Vec<PublisherId> {
        let mut history = vec![publisher];
        let mut first = publisher;
        while let [before] = *self.publisher(first).predecessors()
            && self.publisher(before).successors().len() == 1
            && !history.contains(&before)
        {
            history.push(before);
            first = before;
        }
        history.reverse();
        history
    }
}
