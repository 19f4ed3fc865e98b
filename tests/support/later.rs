//! Futures that are not ready at once.

use std::task::Poll;

/// Is pending once, as an answer of a server over the network.
pub(crate) async fn pause() {
    let mut polled = false;
    std::future::poll_fn(|task| {
        if std::mem::replace(&mut polled, true) {
            return Poll::Ready(());
        }
        task.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
