namespace Trestle.Contract.Tests.Lmdb;

public sealed class LmdbModel : ModelContract<LmdbFixture>;
