namespace CaoDiem.Planning.Search;

/// <summary>What a ruin takes out.</summary>
internal enum RuinWay
{
    /// <summary>Steps near one another.</summary>
    Nearby,

    /// <summary>Whole routes of days or teams beside one another.</summary>
    Slots,

    /// <summary>All steps of files near one another.</summary>
    Files,

    /// <summary>Steps that need a partner agency.</summary>
    Attended,

    /// <summary>Steps outside their wave.</summary>
    OutOfWave,

    /// <summary>Steps that earn little for their minutes.</summary>
    Thin,

    /// <summary>Some of a route in which an open step could stand.</summary>
    MakeRoom,

    /// <summary>Runs of visits around one step.</summary>
    Strings,

    /// <summary>What stands in the way of one step in another route.</summary>
    Force,

    /// <summary>What stands in the way of a file, placed anew up to one of its steps.</summary>
    Chain,
}
