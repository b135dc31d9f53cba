//! The WebAssembly that travels: it holds the streams of the file `SIYAQ_STREAMS` and gives JavaScript the
//! module that they make. It has no allocator and no other state.

#![expect(
    unsafe_code,
    reason = "JavaScript reads the module from this one's memory"
)]

static STREAMS: &[u8] = include_bytes!(env!("SIYAQ_STREAMS"));

const LENGTH: usize = crate::length(STREAMS);

static mut MODULE: [u8; LENGTH] = [0; LENGTH];

/// Makes the module and tells where it lies in memory.
#[unsafe(no_mangle)]
pub extern "C" fn unpack() -> *const u8 {
    // SAFETY: a WebAssembly has one thread here, and nothing else in it knows of the place.
    let module = unsafe { &mut *(&raw mut MODULE) };
    crate::unpack(STREAMS, module);
    module.as_ptr()
}

/// How many bytes it has.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    LENGTH
}
