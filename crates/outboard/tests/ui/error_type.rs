#[derive(Debug)]
pub struct LoadError;

#[outboard::export]
pub fn load(_bytes: &[u8]) -> Result<u32, LoadError> {
    Err(LoadError)
}

fn main() {}
